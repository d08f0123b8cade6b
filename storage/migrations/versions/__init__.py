"""One file for each step of the schema; a committed one is never changed."""
