"""What the law asks: forms, fields and audiences as YAML data, and pure functions over them."""
