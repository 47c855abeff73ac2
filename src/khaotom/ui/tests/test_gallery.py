"""Every component, in both languages, obeys what the browser and the ear ask of it."""

from collections import Counter

import pytest
from django.http import Http404
from django.test import RequestFactory, override_settings
from django.utils.translation import override

from khaotom.ui import gallery
from khaotom.ui.tests import pages

LANGUAGES = ("th", "en")


def shown(language: str, name: str = "") -> str:
    """One page of the gallery, as text."""
    request = RequestFactory().get("/gallery/")
    with override(language), override_settings(ROOT_URLCONF="khaotom.ui.tests.urls"):
        answer = gallery.skeleton(request, name) if name else gallery.gallery(request)
        return answer.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["", *gallery.SKELETONS])
class TestEveryPage:
    def test_says_its_language(self, language: str, name: str) -> None:
        assert pages.read(shown(language, name)).lang == language

    def test_carries_nothing_inline(self, language: str, name: str) -> None:
        assert pages.read(shown(language, name)).inline == []

    def test_names_each_id_once(self, language: str, name: str) -> None:
        assert [ident for ident, times in Counter(pages.read(shown(language, name)).ids).items() if times > 1] == []

    def test_refers_only_to_what_is_there(self, language: str, name: str) -> None:
        page = pages.read(shown(language, name))
        assert set(page.referred) - set(page.ids) == set()

    def test_labels_every_control(self, language: str, name: str) -> None:
        assert pages.read(shown(language, name)).controls_without_label == []

    def test_says_that_all_is_invented(self, language: str, name: str) -> None:
        assert {"th": "ข้อมูลสมมุติทั้งหมด", "en": "Everything shown here is invented"}[language] in shown(language, name)


def test_a_public_page_asks_for_nothing_of_a_person() -> None:
    page = shown("th")
    assert "csrf" not in page
    assert "htmx" not in page


def test_a_signed_in_page_lays_answers_in_by_its_page() -> None:
    page = shown("th", "signed-in")
    assert 'hx-select:inherited="#page"' in page
    assert 'id="page"' in page


def test_a_form_keeps_what_was_typed_beside_what_is_wrong() -> None:
    page = shown("th")
    assert 'value="12.345"' in page
    assert "12.345 มีเศษเกินสตางค์ ใส่ทศนิยมได้ไม่เกิน 2 ตัว เช่น 12.35" in page
    assert 'aria-describedby="id_wrong-amount_error"' in page


def test_a_pin_is_never_sent_back() -> None:
    assert "123456" not in shown("th").replace("0123456789", "")


def test_there_is_no_other_skeleton() -> None:
    with pytest.raises(Http404):
        gallery.skeleton(RequestFactory().get("/"), "dashboard")
