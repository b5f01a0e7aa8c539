"""Editors of answers: one per kind of field type, chosen by the factory and never laid out by hand."""
