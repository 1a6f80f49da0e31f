"""Videos: what they are in the store and in responses; encoding, thumbnails, captions, chapters, summaries."""
