"""What the pages gain where scripts run: sent once, laid in whole, nothing typed lost, whatever answers.

No program is served: the answers are written here, since many of them (a captive portal, no answer at all) no program of ours gives.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.template import engines
from playwright.sync_api import Page, Route, expect

from khaotom import ui
from tests.browser import barriers, see

HOST = "http://khaotom.test"
STATIC = Path(str(ui.__file__)).parent / "static"
SOURCE = """{% extends "ui/meeting.html" %}{% load ui %}
{% block title %}{{ title }}{% endblock %}
{% block running_title %}<h1>{{ title }}</h1>{% endblock %}
{% block main %}
{% if wrong %}{% notice tone="wrong" role="alert" %}<p>{{ wrong }}</p>{% endnotice %}{% endif %}
<form method="post" action="/take/" novalidate{% if boosted %} hx-boost="true"{% endif %}>
  <label for="amount">Amount</label><input class="input" id="amount" name="amount" data-amount value="{{ typed }}">
  <label for="pin">PIN</label><input class="input pin" id="pin" name="pin" data-pin="6">
  <button class="button main" id="take" name="act" value="take">Take</button>
</form>
{% endblock %}"""


def page_of(title: str, *, typed: str = "", wrong: str = "", boosted: bool = True) -> str:
    """A whole page with one form, as a view would answer it."""
    values = {"title": title, "typed": typed, "wrong": wrong, "boosted": boosted, "demo": False}
    return engines["django"].from_string(SOURCE).render(values)


@dataclass
class Program:
    """Answers for the program: ``answers`` says what a sent form gets; ``sent`` is what was sent."""

    answers: Callable[[Route], None] = lambda route: route.fulfill(body=page_of("Taken"), content_type="text/html; charset=utf-8")
    boosted: bool = True
    sent: list[str] = field(default_factory=list)

    def __call__(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOST)
        if route.request.method == "POST":
            self.sent.append(route.request.post_data or "")
            self.answers(route)
        elif path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        else:
            route.fulfill(body=page_of("Table A", boosted=self.boosted), content_type="text/html; charset=utf-8")

    def says(self, html: str, status: int = 200) -> None:
        """Every form gets this answer."""
        self.answers = lambda route: route.fulfill(status=status, body=html, content_type="text/html; charset=utf-8")


@pytest.fixture
def program(phone: Page) -> Program:
    program = Program()
    phone.context.route(f"{HOST}/**", program)
    phone.goto(f"{HOST}/take/")
    return program


def test_a_double_tap_is_sent_once(phone: Page, program: Program) -> None:
    phone.fill("#amount", "130")
    phone.evaluate("() => { const button = document.getElementById('take'); button.click(); button.click(); }")
    see(phone, "Taken")
    assert program.sent == ["amount=130&pin=&act=take"]


def test_a_double_tap_on_a_plain_form_is_sent_once(phone: Page, program: Program) -> None:
    program.boosted = False
    phone.reload()
    phone.evaluate("() => { const button = document.getElementById('take'); button.click(); button.click(); }")
    see(phone, "Taken")
    assert program.sent == ["amount=&pin=&act=take"]


def test_a_refused_form_keeps_what_was_typed_and_leads_to_what_is_wrong(phone: Page, program: Program) -> None:
    program.says(page_of("Table A", typed="12.345", wrong="Too fine"), status=422)
    phone.fill("#amount", "12.345")
    phone.click("#take")
    see(phone, "Too fine")
    expect(phone.locator(".notice.wrong")).to_be_focused()
    expect(phone.locator("#amount")).to_have_value("12.345")
    expect(phone.locator("#take")).to_be_enabled()
    assert phone.url == f"{HOST}/take/"
    assert barriers(phone) == []


@pytest.mark.parametrize("status", [403, 404, 409, 500])
def test_any_page_of_ours_is_laid_in(phone: Page, program: Program, status: int) -> None:
    program.says(engines["django"].get_template(f"{status}.html").render({}), status=status)
    phone.click("#take")
    expect(phone.locator("main .code")).to_have_text(str(status))


def test_a_page_that_is_not_ours_changes_nothing(phone: Page, program: Program) -> None:
    program.says("<h1>Free Wi-Fi! Sign in here</h1>")
    phone.fill("#amount", "130")
    phone.click("#take")
    expect(phone.locator("[data-unsent]")).to_be_visible()
    expect(phone.locator("#amount")).to_have_value("130")


def test_no_answer_loses_nothing_and_the_next_press_goes_through(phone: Page, program: Program) -> None:
    program.answers = lambda route: route.abort("internetdisconnected")
    phone.fill("#amount", "130")
    phone.click("#take")
    expect(phone.locator("[data-unsent]")).to_be_in_viewport()
    expect(phone.locator("#take")).to_be_enabled()
    program.says(page_of("Taken"))
    phone.click("#take")
    see(phone, "Taken")
    expect(phone.locator("[data-unsent]")).to_be_hidden()
    assert program.sent[-1] == "amount=130&pin=&act=take"


@pytest.mark.parametrize(
    ("typed", "left"),
    [("๑๒๕๐.5", "1,250.50"), ("007", "7"), ("1,250", "1,250"), ("12.345", "12.345"), ("1,00", "1,00"), ("ร้อย", "ร้อย"), ("", "")],
)
def test_an_amount_is_tidied_when_it_is_left(phone: Page, program: Program, typed: str, left: str) -> None:
    phone.fill("#amount", typed)
    phone.locator("#amount").blur()
    expect(phone.locator("#amount")).to_have_value(left)


def test_six_digits_lead_on_to_the_button(phone: Page, program: Program) -> None:
    phone.locator("#pin").press_sequentially("๑๒a3456")
    expect(phone.locator("#pin")).to_have_value("123456")
    expect(phone.locator("#take")).to_be_focused()
