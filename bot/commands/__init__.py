"""The commands of Discord, one file a group."""
