"""Pages for everybody are answered alike by one decorator; those for a group's own people name their access as everywhere."""
