"""How long documents are kept: rules as data, and the day that follows from them."""
