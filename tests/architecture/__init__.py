"""The house holds: what every room promises, asked of the whole source and of Django's registry. Each test names all it finds."""
