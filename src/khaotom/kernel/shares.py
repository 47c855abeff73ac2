"""Shares of money: parts that always add up to the whole, and rates that always round the same way."""

from collections.abc import Sequence


def split(total: int, weights: Sequence[int]) -> list[int]:
    """``total`` satang in parts proportional to ``weights``, in their order, adding up to ``total`` exactly.

    Largest remainder: everybody gets the whole satang of her exact share; the few left over go one each to the largest
    remainders, **the earlier one first where remainders are equal**. So whoever calls decides ties by the order given,
    and gives a stable one (member number, clause order). A negative total mirrors the positive one, so that a reversal
    undoes a split to the satang. A weight of zero gets nothing.

    Raises ``ValueError`` when there is nobody to share with (no weights, or all zero) or a weight is negative.
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight is negative")
    whole = sum(weights)
    if whole == 0:
        raise ValueError("the weights add up to zero: nobody to share with")
    if total < 0:
        return [-part for part in split(-total, weights)]
    parts = [total * weight // whole for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda at: (-(total * weights[at] % whole), at))
    for at in by_remainder[: total - sum(parts)]:
        parts[at] += 1
    return parts


def rate(amount: int, numerator: int, denominator: int) -> int:
    """``amount`` × numerator ⁄ denominator in whole satang: 1.5 % is ``rate(amount, 15, 1000)``.

    Half a satang goes up, away from zero: what is taken from −x is exactly the opposite of what is taken from x.
    Raises ``ValueError`` unless the denominator is positive.
    """
    if denominator <= 0:
        raise ValueError("a rate needs a positive denominator")
    exact = amount * numerator
    rounded = (2 * abs(exact) + denominator) // (2 * denominator)
    return rounded if exact >= 0 else -rounded
