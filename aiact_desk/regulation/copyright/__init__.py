"""The copyright policy: what follows from its complaint log, and what its rules say of the answers."""
