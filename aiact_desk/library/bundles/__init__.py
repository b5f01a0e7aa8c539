"""Documents that travel between libraries: gathered into a bundle, added from one, joined with one that comes back."""
