"""Who received which version of a document, in the window."""
