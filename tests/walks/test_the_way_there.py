"""Every page is found by following links, beginning where one comes in: nobody types addresses."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from khaotom.kernel import clock
from tests import cast, stages, walk
from tests.architecture.test_every_door import doors
from tests.walk import Stage

LINK = re.compile(r'(?:href|action)="(/[^"#]*)"')
BEGINS = {"treasurer": ("/today/",), "administrator": ("/today/",), "member": ("/today/", "/me/"), "": ("/", "/sign-in/")}
ENOUGH = 3  # addresses followed of one page: open and closed evenings offer different ways on
ELSEWHERE = {
    "worker": "the browser asks for it",
    "manifest": "the browser asks for it",
    "ui:gallery": "the craftsman's drawer",
    "ui:skeleton": "the craftsman's drawer",
    "openbooks:spent_year": "the group spent nothing in another year",
    "till:receipt": "nothing was bought with a receipt",
    "openbooks:helped_quarter": "one quarter alone is closed on this stage",
    "people:sign_in_new_pin": "led there after a one-time PIN",
    "collection:outbox": "the phone's script sends",
    "collection:state": "the phone's script asks",
    "collection:assembly_outbox": "the phone's script sends",
    "collection:assembly_state": "the phone's script asks",
    "collection:take": "on a phone that is a table",
    "collection:paper_page": "the code printed on the sheet",
    "approvals:answer": "nothing waits on this stage",
    "bylaws:set_up": "this group has its rules",
    "meetings:whole_vote": "one draft alone is talked about",
    "meetings:common_vote": "no two common rules are talked about",
    "bylaws:take_back": "no rule is still to begin",
    "meetings:chart_reopen": "no paper is typed yet",
    "collection:bank": "the cash is in the bank",
    "collection:counted": "led there by the count",
    "collection:held": "no slip is held",
    "collection:my_statement_pdf": "for who saves in several groups",
    "collection:paper_photo": "no photo was kept",
    "collection:transfer_find": "no transfer waits",
    "collection:transfer_receive": "no transfer waits",
    "people:double_part": "nobody was joined",
    "people:give_back": "no phone is lent",
    "people:households": "not turned on",
    "people:member_join": "nobody is here who is no member",
    "people:national_id_open": "no number is kept",
    "people:passkey_remove": "the samples' key is the treasurer's",
    "people:photo": "no photo was kept",
    "people:photo_remove": "no photo was kept",
    "savings:resume": "the pause of the samples has not begun",
    "meetings:note": "no minutes are adopted on this stage",
    "welfare:ask": "led there by the choice",
    "welfare:ask_meeting": "led there by the choice",
    "welfare:lapse": "nobody has given nothing for long",
    "welfare:matching_newest": "leads on to this year's",
    "till:bank_slip": "the samples' slip has no picture",
    "till:place_retire": "there are only the box and the bank",
    "till:transfer_photo": "no photo was kept",
}

built_once = stages.once(walk.build)


@pytest.mark.django_db
def test_every_page_is_found_by_its_links(built_once: Stage, db: None) -> None:
    found: set[str] = set()
    broken: list[str] = []
    with clock.at(walk.JULY):
        for role, begins in BEGINS.items():
            browser = cast.client(built_once.people.everyone()[role]) if role else cast.anonymous()
            _follow(browser, role, begins, found, broken)
    every = {door.name for door in doors()}
    assert broken == []
    assert sorted(every - found - ELSEWHERE.keys()) == []


def _follow(browser: Client, role: str, begins: tuple[str, ...], found: set[str], broken: list[str]) -> None:
    waiting, seen, often = list(begins), set(begins), dict[str, int]()
    while waiting:
        address = waiting.pop(0)
        try:
            name = resolve(address.partition("?")[0]).view_name
        except Resolver404:
            continue
        found.add(name)
        often[name] = often.get(name, 0) + 1
        if often[name] > ENOUGH or address.startswith("/static/"):
            continue
        answer = browser.get(address, follow=True)
        found.update(resolve(to.partition("?")[0]).view_name for to, _status in answer.redirect_chain)
        if answer.status_code not in (200, 405, 422) and not (role != "treasurer" and answer.status_code in (403, 404)):
            broken.append(f"{role or 'anybody'}: {address} ({name}) answers {answer.status_code}")
        if answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html"):
            for link in map(unescape, LINK.findall(answer.content.decode())):
                if link not in seen and not link.startswith("/en/"):
                    seen.add(link)
                    waiting.append(link)
