"""Media files: probed, joined, downloaded, and made by ffmpeg where it is installed. Imports `base`."""
