"""How the looks that come with the program were measured; not in the wheel."""
