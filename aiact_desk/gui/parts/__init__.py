"""Small widgets that the pages are made of; none of them knows a verb."""
