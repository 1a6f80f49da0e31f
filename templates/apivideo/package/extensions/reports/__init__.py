"""Reports on many videos: what is asked, the calls that are planned and made, and the rows that come of it."""
