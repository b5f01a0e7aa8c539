"""Names, calendar words and spans of time in the 24 official languages of the European Union, and puzzles of them."""
