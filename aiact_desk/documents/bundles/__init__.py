"""One document with its evidence as one file, for review at another desk and back."""
