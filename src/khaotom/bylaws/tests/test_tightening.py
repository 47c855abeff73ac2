"""A group may tighten what its network set in common, and not loosen it. Nobody's sums: only numbers beside each other."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from khaotom.bylaws import tightening
from khaotom.bylaws.kinds import Kind, Parameter, Stricter, Unit, described, kinds

EVERY = [(name, kind) for name, kind in sorted(kinds.items()) if not kind.words_only]


def values(rule: Parameter) -> st.SearchStrategy[Any]:
    """Any value the parameter may have."""
    if rule.unit is Unit.CHOICE:
        return st.sampled_from([choice for choice, _label in rule.choices])
    if rule.unit is Unit.STEPS:
        return st.just(())
    return st.integers(rule.lowest, rule.highest)


@pytest.mark.parametrize(("name", "kind"), EVERY, ids=[name for name, _kind in EVERY])
def test_what_holds_is_never_looser_than_what_is_common(name: str, kind: Kind) -> None:
    usual = kind.parameters()

    @given(st.data())
    def holds(data: st.DataObject) -> None:
        quick = {key: rule for key, rule in described(kind).items() if rule.stricter is not Stricter.NEITHER}
        own = replace(usual, **{key: data.draw(values(rule)) for key, rule in quick.items()})
        common = replace(usual, **{key: data.draw(values(rule)) for key, rule in quick.items()})
        assume(kind.quarrel is None or not (kind.quarrel(own) or kind.quarrel(common)))
        held = tightening.held(kind, own, common)
        assert tightening.looser(kind, held, common) == []
        assert tightening.looser(kind, held, own) == []  # nor looser than what the group itself wrote
        assert tightening.held(kind, held, common) == held
        assert kind.quarrel is None or kind.quarrel(held) is None
        assert (held == own) == (tightening.looser(kind, own, common) == [])

    holds()


def test_nothing_changes_where_neither_way_is_the_stricter() -> None:
    rule = Parameter("", Unit.SATANG)
    assert not tightening.is_looser(rule, 1, 100)
    assert not tightening.is_looser(rule, 100, 1)


@pytest.mark.parametrize(
    ("value", "common", "loose"), [(12, 10, True), (10, 10, False), (8, 10, False), (0, 10, True), (10, 0, False), (0, 0, False)]
)
def test_no_limit_is_looser_than_any(value: int, common: int, loose: bool) -> None:
    assert tightening.is_looser(Parameter("", Unit.TIMES, stricter=Stricter.LOWER, endless=0), value, common) is loose


def test_of_choices_the_first_is_the_mildest() -> None:
    rule = described(kinds["decisions"])["amending"]
    assert tightening.is_looser(rule, "half", "two_thirds")
    assert not tightening.is_looser(rule, "two_thirds", "half")
