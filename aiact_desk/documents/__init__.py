"""What is written: answers and evidence become the view of one audience, and the view becomes a PDF."""
