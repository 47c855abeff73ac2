"""The columns of the template: what each is called, what it holds, and an example."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from khaotom.kernel import thai

NUMBER, CALLED, TITLE, GIVEN, FAMILY, PHONE = "number", "called", "title", "given", "family", "phone"
PLEDGE, WELFARE, SAVED, THROUGH, CONTESTED = "pledge", "welfare", "saved", "through", "contested"
BORN, NATIONAL_ID, ZONE = "born", "national_id", "zone"


@dataclass(frozen=True)
class Column:
    """One column. ``example`` is Thai in both languages: it is what would be typed."""

    name: str
    heading: Promise
    explained: Promise
    example: str


COLUMNS = (
    Column(
        NUMBER, pgettext_lazy("spreadsheet", "Member number"), _("As it stands in the passbook. Never empty, never twice."), "07"
    ),
    Column(
        CALLED,
        pgettext_lazy("spreadsheet", "Called"),
        _("What people here call her. This or the given name must be there."),
        "ป้าเอียด",
    ),
    Column(TITLE, pgettext_lazy("spreadsheet", "Title"), _("As on her identity card. May stay empty."), "นาง"),
    Column(
        GIVEN,
        pgettext_lazy("spreadsheet", "Given name"),
        _("Without title. May stay empty where she is called something."),
        "เอียด",
    ),
    Column(FAMILY, pgettext_lazy("spreadsheet", "Family name"), _("May stay empty: some people have one name only."), "ชูแก้ว"),
    Column(
        PHONE, pgettext_lazy("spreadsheet", "Phone"), _("Nine or ten digits that begin with 0. May stay empty."), "080-000-0123"
    ),
    Column(PLEDGE, pgettext_lazy("spreadsheet", "Pledge a month"), _("Baht she promised to save each month."), "100"),
    Column(
        WELFARE,
        pgettext_lazy("spreadsheet", "Welfare (yes/no)"),
        _("Whether she takes part in the welfare fund. Empty means no."),
        "ใช่",
    ),
    Column(
        SAVED,
        pgettext_lazy("spreadsheet", "Saved so far"),
        _("Baht of savings her passbook shows. Empty: her balance is set later, with her passbook."),
        "4,300",
    ),
    Column(
        THROUGH,
        pgettext_lazy("spreadsheet", "Paid through"),
        _("The last month she has paid. Needed where savings are written."),
        "พ.ค. 62",
    ),
    Column(
        CONTESTED,
        pgettext_lazy("spreadsheet", "Not agreed yet"),
        _("Baht she says are missing from the passbook. Kept apart until it is clear. May stay empty."),
        "200",
    ),
    Column(
        BORN, pgettext_lazy("spreadsheet", "Born (Buddhist era)"), _("As exactly as it is known. May stay empty."), "9/6/2502"
    ),
    Column(
        NATIONAL_ID,
        pgettext_lazy("spreadsheet", "Identity number"),
        _("Thirteen digits; kept sealed. May stay empty."),
        "1-9901-23456-78-1",
    ),
    Column(ZONE, pgettext_lazy("spreadsheet", "Zone"), _("A zone the community has. May stay empty."), "โซน 1"),
)
BY_NAME = {column.name: column for column in COLUMNS}

ALSO_CALLED = {
    NUMBER: "เลขที่ ที่ ลำดับสมาชิก หมายเลขสมาชิก รหัสสมาชิก no number",
    CALLED: "ชื่อเล่น nickname",
    TITLE: "คำนำ",
    GIVEN: "ชื่อจริง firstname name",
    FAMILY: "สกุล ชื่อสกุล lastname surname",
    PHONE: "โทร โทรศัพท์ เบอร์ มือถือ เบอร์โทรศัพท์",
    PLEDGE: "สัจจะ สัจจะเดือนละ สัจจะรายเดือน ออมเดือนละ",
    WELFARE: "สวัสดิการ กองสวัสดิการ",
    SAVED: "ยอดสะสม เงินสะสม สัจจะสะสม ยอดยกมา ยอดเงินสะสม",
    THROUGH: "ส่งถึง ส่งแล้วถึง จ่ายถึง จ่ายถึงเดือน",
    CONTESTED: "ยอดไม่ตรง ยังไม่ตรง",
    BORN: "วันเกิด เกิด วันเดือนปีเกิด",
    NATIONAL_ID: "เลขประชาชน เลขบัตรประชาชน บัตรประชาชน id",
    ZONE: "ซอย คุ้ม",
}
"""Other headings people's own lists have, without spaces."""

NEEDED = (NUMBER, PLEDGE)
NAMES = (CALLED, GIVEN)
"""A list is known by these: the first two, and one of the names."""


def named(heading: str) -> str | None:
    """The column a heading means, in Thai or English, whatever stands in brackets behind it; None for a strange one."""
    return _headings().get(_plain(heading))


def _plain(heading: str) -> str:
    return thai.fold_whole(heading.split("(")[0])


@cache
def _headings() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for column in COLUMNS:
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                found[_plain(str(column.heading))] = column.name
        found |= {_plain(word): column.name for word in ALSO_CALLED[column.name].split()}
    return found
