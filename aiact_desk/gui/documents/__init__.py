"""The page of documents: the form, its editors, and the PDF beside them."""
