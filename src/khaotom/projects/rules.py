"""Plans in numbers: true with no computer. Satang."""

from collections.abc import Iterable


def unplanned(budget: int, planned: Iterable[int]) -> int:
    """What of a programme's budget is in no activity yet; below zero where the activities plan more than there is."""
    return budget - sum(planned)


def parts(planned: int, budget: int, largest: int, width: int) -> tuple[int, int]:
    """A bar ``width`` long for the largest budget: how long this one's planned part is, and its whole.

    What is there is at least 1 long, so that a small programme beside a large one is still seen.
    """
    if largest <= 0 or budget <= 0:
        return 0, 0
    whole = max(1, budget * width // largest)
    return min(whole, max(1 if planned else 0, planned * width // largest)), whole
