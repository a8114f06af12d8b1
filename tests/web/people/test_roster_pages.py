"""A roster in the browser: send a file, say what its columns are, look, have it written."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.web.cast import Cast, make_person, signed_in

from handrail.web import clock
from handrail.web.jobs.worker import Worker
from handrail.web.people.models import Person
from handrail.web.people.roles import Role
from handrail.web.people.rosters import tasks
from handrail.web.people.rosters.models import Roster

FILES = "/schools/ashgrove/people/files/"
STAFF = "First name;Surname;Work address;Role\nZoe;Zed;zoe@a.example;Teacher\nYan;Yew;nonsense;\n"


def send(browser: Client, content: str | bytes, sort: str = "staff") -> HttpResponse:
    raw = content.encode() if isinstance(content, str) else content
    return browser.post(FILES, {"sort": sort, "file": SimpleUploadedFile("list.csv", raw)})


def columns(way: str, browser: Client, **chosen: str) -> HttpResponse:
    return browser.post(f"{way}columns/", {"lists_everybody": "no", **chosen})


CHOSEN = {"given": "First name", "family": "Surname", "email": "Work address", "roles": "Role"}


def planned(browser: Client, content: str = STAFF, **chosen: str) -> str:
    """Send a file and choose its columns; give the address of its page."""
    way = send(browser, content).headers["Location"].removesuffix("columns/")
    answer = columns(way, browser, **(chosen or CHOSEN))
    assert answer.headers["Location"] == way, answer.content.decode()
    return way


def test_from_a_file_to_people_who_are_there(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "REST", 0)
    browser = signed_in(cast.carol)
    way = planned(browser)
    page = browser.get(f"{way}?show=new").content.decode()
    assert "Nothing is written yet" in page
    assert "Zoe Zed" in page
    refused = browser.get(f"{way}?show=refused").content.decode()
    assert "“nonsense” is not an email address" in refused
    assert not Person.objects.filter(email="zoe@a.example").exists()
    assert browser.post(f"{way}write/").headers["Location"] == way
    assert "of 1 are written" in browser.get(way).content.decode()
    Worker(pause=0).run_until_idle()
    assert Person.objects.filter(email="zoe@a.example").exists()
    page = browser.get(f"{way}?show=refused").content.decode()
    assert "Done" in page
    assert "Yan Yew" in page


def test_columns_are_guessed_and_remembered(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    way = send(browser, STAFF).headers["Location"]
    page = browser.get(way).content.decode()
    assert '<option value="First name" selected>' in page
    assert '<option value="Work address" selected>' not in page
    columns(way.removesuffix("columns/"), browser, **CHOSEN)
    again = browser.get(send(browser, STAFF).headers["Location"]).content.decode()
    assert '<option value="Work address" selected>' in again
    theirs = signed_in(cast.olga)
    other = theirs.post(
        FILES.replace("ashgrove", "birchwood"), {"sort": "staff", "file": SimpleUploadedFile("x.csv", STAFF.encode())}
    )
    assert '<option value="Work address" selected>' not in theirs.get(other.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04", "This is a spreadsheet"),
        (b"a," * 1_000_000, "1,000,001 columns"),
        (b"", "The file is empty"),
        (b"Name\n\0\n", "not a text file"),
    ],
    ids=["spreadsheet", "wide", "empty", "binary"],
)
def test_a_file_that_is_no_list_is_refused_at_its_field(cast: Cast, content: bytes, says: str) -> None:
    page = send(signed_in(cast.carol), content).content.decode()
    assert "There is a problem" in page
    assert says in page
    assert not Roster.objects.filter(school=cast.school).exists()


def test_a_column_chosen_twice_and_a_missing_name_are_said(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    way = send(browser, STAFF).headers["Location"].removesuffix("columns/")
    page = columns(way, browser, given="Surname", family="Surname").content.decode()
    assert "is chosen twice" in page
    page = columns(way, browser, email="Work address").content.decode()
    assert "Choose the column of the whole name" in page


def test_many_leavers_are_asked_for_once_more(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    way = planned(browser, STAFF.replace("nonsense", ""), lists_everybody="yes", **CHOSEN)
    assert "Many people would leave" in browser.get(way).content.decode()
    browser.post(f"{way}write/")
    assert Roster.objects.get(school=cast.school).state == "planned"
    browser.post(f"{way}write/", {"sure": "on"})
    assert Roster.objects.get(school=cast.school).state == "begun"


def test_home_says_that_a_file_waits(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    way = planned(browser)
    assert way in browser.get("/").content.decode()
    assert way not in signed_in(cast.by_role[Role.DEPUTY_HEAD]).get("/").content.decode()
    browser.post(f"{way}discard/")
    assert way not in browser.get("/").content.decode()


def test_file_can_be_thrown_away(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    way = planned(browser)
    assert browser.post(f"{way}discard/").headers["Location"] == FILES
    assert "No file was sent yet" in browser.get(FILES).content.decode()
    assert not Person.objects.filter(email="zoe@a.example").exists()


def test_writing_asks_again_who_it_is(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    way = planned(browser)
    with clock.frozen(clock.now() + timedelta(minutes=20)):
        assert "reauthenticate" in browser.post(f"{way}write/").headers["Location"]


def test_a_second_click_does_nothing_more(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    way = planned(browser)
    browser.post(f"{way}write/")
    assert browser.post(f"{way}write/").status_code == 302
    assert browser.post(f"{way}discard/").status_code == 302
    assert Roster.objects.get(school=cast.school).state == "begun"
    assert browser.get(f"{way}columns/").headers["Location"] == way


def test_another_manager_may_have_it_written_as_far_as_they_may(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "REST", 0)
    way = planned(signed_in(cast.carol), STAFF.replace("Teacher", "Head").replace("nonsense", "yan@a.example"))
    signed_in(cast.by_role[Role.IT_ADMINISTRATOR]).post(f"{way}write/")
    Worker(pause=0).run_until_idle()
    assert not Person.objects.filter(email="zoe@a.example").exists()
    assert Person.objects.filter(email="yan@a.example").exists()
    page = signed_in(cast.carol).get(f"{way}?show=aside").content.decode()
    assert "Only the headteacher" in page


def test_long_lists_have_pages(cast: Cast) -> None:
    browser = signed_in(cast.carol)
    lines = "".join(f"Given{number};Family;g{number}@a.example;\n" for number in range(120))
    way = planned(browser, STAFF.splitlines()[0] + "\n" + lines)
    page = browser.get(f"{way}?show=new&page=3").content.decode()
    assert "Given119 Family" in page
    assert "Given99 Family" not in page


def test_people_page_leads_there_for_those_who_may(cast: Cast) -> None:
    assert FILES in signed_in(cast.carol).get("/schools/ashgrove/people/").content.decode()
    assert FILES not in signed_in(cast.ada).get("/schools/ashgrove/people/").content.decode()


def test_a_head_of_two_schools_sees_each_file_at_its_school_alone(cast: Cast) -> None:
    both = make_person("Bo Both", cast.school, Role.HEAD)
    key = planned(signed_in(cast.carol)).split("/")[-2]
    browser = signed_in(both)
    assert browser.get(f"{FILES}{key}/").status_code == 200
    assert browser.get(f"{FILES.replace('ashgrove', 'birchwood')}{key}/").status_code == 404
