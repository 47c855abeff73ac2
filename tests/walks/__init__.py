"""Walks through every page by its links and its questions of the database: of one engine, since both are asked the same."""
