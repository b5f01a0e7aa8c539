"""What `graded_facts` asks about: countries, languages and cities, what CLDR says of them, and what GeoNames does."""
