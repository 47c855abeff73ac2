"""Several clerks at once, and the plug pulled: real processes on a fresh database of each engine."""
