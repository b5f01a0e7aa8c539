"""Rules that mark a written answer without a judge: no model, no network, the same mark for the same answer."""
