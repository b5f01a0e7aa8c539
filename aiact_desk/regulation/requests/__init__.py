"""Who may ask a provider for information, what such a request states, and who may answer it."""
