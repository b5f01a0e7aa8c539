"""How a person shows who they are: a passphrase or a signing certificate."""
