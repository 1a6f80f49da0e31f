"""What every generated client does at run time. Generated code declares; this package acts."""
