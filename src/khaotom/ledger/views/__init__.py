"""One file a screen of the group's book."""
