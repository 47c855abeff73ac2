"""The program in a real browser: served as a subprocess, driven at 360 and 1280 pixels."""
