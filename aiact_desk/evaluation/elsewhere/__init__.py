"""Runs that were measured elsewhere: readers of other tools' files. A stranger's files are read as data, in bounds."""
