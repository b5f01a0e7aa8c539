"""The audit chain: what was saved, in rows that each carry the hash of the one before."""
