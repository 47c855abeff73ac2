"""One module a command of ``khaotom``: ``prepare(parser)`` names its arguments, ``run(arguments)`` calls a service and returns the exit code."""
