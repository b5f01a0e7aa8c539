"""What files from elsewhere say to the rows of the forms: readers over bytes, without a library or a network."""
