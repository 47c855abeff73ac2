"""What runs the installation itself: its databases, its files and its server. No domain words."""
