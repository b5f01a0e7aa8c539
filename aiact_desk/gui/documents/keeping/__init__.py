"""Versions of a document beside each other, and how long one is kept."""
