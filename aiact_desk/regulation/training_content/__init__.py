"""The public summary of training content: the rows that follow from others, and what its rules say of the answers."""
