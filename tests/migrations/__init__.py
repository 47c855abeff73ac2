"""From nothing to the newest tables on both engines, and through an alteration of sealed tables that hold rows."""
