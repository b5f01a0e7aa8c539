"""The Code of Practice as data: chapters, commitments and measures, and the lists of the chapter on systemic risk."""
