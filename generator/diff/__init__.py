"""Two documents compared by what they mean: two `Api` values in, a list of changes out. May import ir, problems."""
