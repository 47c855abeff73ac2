import pytest

from khaotom.kernel.registry import Registry


def test_things_are_found_by_name_and_listed_in_its_order() -> None:
    kinds: Registry[int] = Registry("clause kind")
    assert kinds.register("pledge", 2) == 2
    kinds.register("entry_fee", 1)
    assert kinds["pledge"] == 2
    assert ("pledge" in kinds, "loan" in kinds) == (True, False)
    assert list(kinds) == ["entry_fee", "pledge"]
    assert list(kinds.items()) == [("entry_fee", 1), ("pledge", 2)]


def test_a_missing_name_says_what_is_missing() -> None:
    with pytest.raises(LookupError, match="no clause kind is called 'loan'"):
        Registry[int]("clause kind")["loan"]


def test_the_same_thing_may_register_again_another_may_not() -> None:
    kinds: Registry[object] = Registry("clause kind")
    pledge = object()
    kinds.register("pledge", pledge)
    kinds.register("pledge", pledge)
    with pytest.raises(LookupError, match="clause kind 'pledge' is registered twice"):
        kinds.register("pledge", object())
