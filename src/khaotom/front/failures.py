"""What a command cannot do, said so that an administrator knows the next step."""


class CannotDo(Exception):
    """The command stops, having changed nothing it does not say. The text is one clear sentence."""
