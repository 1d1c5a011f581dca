"""How two versions of a ladder are compared: by what they say, never by line."""
