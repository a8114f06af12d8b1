"""A full name is found as people write it."""

from __future__ import annotations

import unicodedata

import pytest

from tests.screening.looking import found, names

STRONG = {
    "amira": [
        "Amira Khan", "amira khan", "AMIRA KHAN", "Amira KHAN", "amira Khan", "Amira khan", "aMiRA kHan",
        "Amira  Khan",
        "Amira\u00a0Khan", "Amira\nKhan", "Amira\r\nKhan", "Amira\n> Khan", "Amira\tKhan", "Amira\u2009Khan",
        "Amira\u3000Khan", "Amira\u2028Khan",
        "Ami\u200bra Kh\u200dan", "Amira\u200bKhan", "Am\u00adira Khan", "Аmirа Кhan", "Amira Κhan",
        "Ａｍｉｒａ Ｋｈａｎ",
        "𝐀𝐦𝐢𝐫𝐚 𝐊𝐡𝐚𝐧",
        "Ⓐⓜⓘⓡⓐ Ⓚⓗⓐⓝ", "Aᴍɪʀᴀ Kʜᴀɴ", "Amı\u0301ra Khan", "ɑmirɑ khan", "Khan, Amira", "KHAN, Amira", "KHAN Amira",
        "Khan,Amira",
        "Amira Jane Khan", "Amira J. Khan", "Amira J Khan", "Amira Jane Louise Khan", "amira jane khan",
        'Amira "Mimi" Khan', "Amira (Mimi) Khan",
        "Amira **Khan", "Amira</b> Khan", "Amira&nbsp;Khan", "amira_khan", "amira.khan", "amira-khan",
        "Amira%20Khan", "AmiraKhan", "Amira Kha-\nn", "Ami-\nra Khan", "Ami-\r\n  ra Kh\u2010\nan",
        "Amira  (Mimi)  Khan", "Amira 🎉 Khan", "Amira❤️Khan", "Khan Amira", "Khan | Amira", "Khan\tAmira",
        'Khan","Amira', "Amira Jane-Ann Khan", "Amira Ann-Marie Jane Khan", "A.m.i.r.a Khan", "A m i r a   K h a n",
        "a-m-i-r-a khan", "Amira\u202fKhan", "Ámíra Khan",
    ],
    "zoe": [
        "Zoë O'Brien-Smith", "Zoe O'Brien-Smith", "Zoe\u0308 O’Brien‑Smith", "Zoë OBrien Smith",
        "Zoë O Brien–Smith", "Zoë O' Brien — Smith",
        "Zoë O‘Brien-Smith", "Zoë OʼBrien-Smith", "Zoë O`Brien-Smith", "Zoë O&rsquo;Brien-Smith",
        "Zoë O&#39;Brien Smith", "ZOË O′BRIEN SMITH", "Bubbles O'Brien-Smith",
        "Zoë (Bubbles) O'Brien-Smith",
    ],
    "marie": [
        "Anne-Marie van der Berg", "Anne Marie van der Berg", "Annemarie Vanderberg", "AnneMarie VanDerBerg",
        "Anne‑Marie Van Der Berg",
        "Anne–Marie van-der-Berg", "Anne-Marie vander Berg", "van der Berg, Anne-Marie",
    ],
    "liz": ["Elizabeth McDonald", "Elizabeth Mcdonald", "Elizabeth Mc Donald", "ELIZABETH MCDONALD", "Liz McDonald",
    "Lizzie Mc Donald", "Beth McDonald", "EIizabeth McDonaId",
    "Elizabeth MacDonald", "Liz Mac Donald", "Elizabeth Macdonald"],
    "ying": ["Wang Xiu Ying", "Xiu-Ying Wang", "WANG Xiu Ying"],
    "john": ["Lucia St John", "Lucia Saint John", "Lucia St. John", "Saint-John, Lucia", "Lucia StJohn"],
    "jurgen": ["Jürgen Müller", "Jurgen Muller", "Juergen Mueller", "JÜRGEN MÜLLER", "Ju\u0308rgen Mu\u0308ller"],
    "will": ["Will Young", "WILL YOUNG", "Young, Will", "William Young"],
    "ali": ["Mohammed Ali Hussain", "Mohammed Hussain", "Muhammad Hussain"],
    "grace": ["Grace Okafor", "grace okafor"],
    "head": ["Ruth Adeyemi"],
}  # fmt: skip

AROUND = [
    "{}",
    "{}.",
    "{}!",
    "({})",
    "“{}”",
    "{}'s book",
    "{}’s",
    "Winner:{}",
    "1.{}",
    "⭐{}⭐",
    "we saw {}, and",
    "{}(5B)",
    "{}/others",
    "so {}\n",
]


@pytest.mark.parametrize(("who", "text"), [(who, text) for who, texts in STRONG.items() for text in texts])
def test_a_full_name_is_strong(who: str, text: str) -> None:
    assert names(f"well done to {text} for it") == [(text, who, "strong")]


@pytest.mark.parametrize("around", AROUND)
def test_signs_beside_a_name_do_not_hide_it(around: str) -> None:
    assert names(around.format("Amira Khan")) == [("Amira Khan", "amira", "strong")]


POSSIBLE = {
    "amira": [
        "A. Khan", "A.Khan", "A.R. Khan", "A Khan", "Amira K", "Amira", "amira", "AMIRA",
        "Amira/Khan", "Khan; Amira", "Amira, Khan", "Amira | Khan", "Amira #Khan", "Amira Khans", "Khan\nAmira",
        'Amira" Khan', "Amira [Khan", "Amira 'Khan",
    ],
    "zoe": ["Bubbles", "Zoë O'Brien", "Zoe Smith", "Zoë Smith-O'Brien", "Z. O'Brien-Smith"],
    "marie": ["Anne-Marie", "Annemarie", "Anne van der Berg", "Anne-Marie Berg"],
    "liz": ["Elizabeth", "Lizzie", "E. MacDonald"],
    "ali": ["Ali Hussain", "Mohammed"],
    "rose": ["rose bell"],
}  # fmt: skip


@pytest.mark.parametrize(("who", "text"), [(who, text) for who, texts in POSSIBLE.items() for text in texts])
def test_a_part_of_a_name_is_possible(who: str, text: str) -> None:
    assert names(f"well done to {text} for it") == [(text, who, "possible")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mrs Okafor", "Okafor"),
        ("Mr. Khan", "Khan"),
        ("MRS KHAN", "KHAN"),
        ("the Khan family", "Khan"),
        ("the Khans", "Khans"),
        ("the O'Brien-Smiths", "O'Brien-Smiths"),
        ("the Okafors' car", "Okafors"),
    ],
)
def test_a_last_name_with_a_title_is_possible(text: str, words: str) -> None:
    assert [(found, strength) for found, _, strength in names(f"ask {text} today")] == [(words, "possible")]


def test_an_initial_after_the_last_name_is_possible() -> None:
    assert names("it was Khan, A.") == [("Khan, A", "amira", "possible")]


def test_letters_that_stand_apart_are_read_together() -> None:
    assert names("A m i r a   K h a n") == [("A m i r a   K h a n", "amira", "strong")]


@pytest.mark.parametrize(
    ("text", "words"), [("Amira's hat", "Amira"), ("Amira K's hat", "Amira K"), ("Amira K's", "Amira K")]
)
def test_what_is_somebodys_tells_who(text: str, words: str) -> None:
    assert names(text) == [(words, "amira", "possible")]


def test_a_name_that_several_people_have_names_them_all() -> None:
    [finding] = found("Mohammed did well")
    assert finding.who == ("ali",)
    assert finding.says == "This may mean Mohammed Ali Hussain."


def test_whoever_must_not_be_published_is_said_to_be_so() -> None:
    [finding] = found("Elizabeth McDonald")
    assert finding.restricted
    assert finding.says == "This is the name of Elizabeth McDonald. Somebody of this name must not be published."


def test_brothers_and_sisters_share_a_last_name() -> None:
    assert names("Amira and Brunhilde Khan") == [("Amira", "amira", "possible")]


def test_a_name_in_a_list_is_its_own() -> None:
    assert names("Peter Khan, Amira Khan, Grace Okafor") == [
        ("Amira Khan", "amira", "strong"),
        ("Grace Okafor", "grace", "strong"),
    ]


def test_every_unicode_form_is_read_alike() -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        text = unicodedata.normalize(form, "Zoë O'Brien-Smith")
        assert names(text) == [(text, "zoe", "strong")]


def test_a_first_name_whose_end_is_an_initial_of_somebody_breaks_nothing() -> None:
    assert names("so Amir-A. Khan was") == [("A. Khan", "amira", "possible")]
