"""What must hold whatever anybody typed. Unlike ``assert`` it stays under ``python -O``; it is never caught."""


class Broken(Exception):
    """The books or the program are wrong: roll back, answer 500, raise the alarm."""


def invariant(holds: bool, saying: str) -> None:
    """Raise ``Broken`` with ``saying`` unless ``holds``."""
    if not holds:
        raise Broken(saying)
