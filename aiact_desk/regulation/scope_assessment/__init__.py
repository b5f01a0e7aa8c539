"""The scope assessment: from the answers of its form to facts, and from the rules' findings back to its rows."""
