"""How the file of a video arrives: whole, in parts, by upload token, from an address, or from another video."""
