"""Clerks at work at once: processes that say ``ready``, wait for a line, and act."""

import subprocess
from collections.abc import Callable
from typing import TypeAlias

Clerk: TypeAlias = "subprocess.Popen[str]"
Hire: TypeAlias = Callable[..., Clerk]
HireIn: TypeAlias = Callable[..., Clerk]

PATIENCE = 120  # seconds a clerk has to finish


def begin_together(clerks: list[Clerk]) -> None:
    """Wait until each is ready, then let all go."""
    for clerk in clerks:
        assert clerk.stdout is not None
        assert clerk.stdout.readline() == "ready\n", clerk.communicate()[1]
    for clerk in clerks:
        assert clerk.stdin is not None
        clerk.stdin.write("go\n")
        clerk.stdin.flush()


def cut_off(clerk: Clerk, *, after: str) -> str:
    """SIGKILL as soon as the clerk has said ``after``; returns the last line she said."""
    assert clerk.stdout is not None
    said = ""
    while said != after:
        line = clerk.stdout.readline()
        assert line, f"the clerk ended without saying {after!r}:\n{clerk.communicate()[1]}"
        said = line.strip()
    clerk.kill()
    return (clerk.stdout.read().split() or [said])[-1]


def finish(clerks: list[Clerk]) -> list[str]:
    """What each said, once all have ended well."""
    said = [clerk.communicate(timeout=PATIENCE) for clerk in clerks]
    assert [(clerk.returncode, errors) for clerk, (_out, errors) in zip(clerks, said, strict=True)] == [(0, "")] * len(clerks)
    return [out for out, _errors in said]
