"""Names, dates, spans of time and amounts in the 24 official languages of the European Union, and puzzles of them."""
