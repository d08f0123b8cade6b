"""The fronts, Discord and the terminal, and the studio behind both."""
