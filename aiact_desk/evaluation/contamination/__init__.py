"""Contamination: whether the items of packs, or the marks in their files, stand in what a model is trained on."""
