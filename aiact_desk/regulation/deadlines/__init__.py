"""Deadlines as data, and the days on which they fall."""
