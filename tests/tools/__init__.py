"""The tools by which the house is kept must themselves find what they are for."""
