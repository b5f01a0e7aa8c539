"""Generators of packs: one module for each generated pack, named like the pack.

Each has `items(draw)`, which draws a whole split, `SHOTS`, the examples that stand before each question, and
`rederive(item)`, which finds the right answer again from the text of the item, by another route than the one that
drew it. A split from another seed tells whether a model knows the shipped one by heart.
"""
