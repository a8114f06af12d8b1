"""The facts that words state for an action or event, apart from how that was found: each value said in several ways."""

import pytest

from handrail.understanding.noticing.scene import Scene, look
from handrail.understanding.stating import state
from handrail.understanding.text.index import Found
from handrail.understanding.text.phrases import Phrase
from handrail.understanding.text.reader import read_text
from handrail.understanding.weighing.adding import Sign
from handrail.understanding.weighing.weigh import Weighed, kinds

NOWHERE = Phrase("", (), (), has_gap=False)


def facts(word: str, text: str) -> dict[str, object]:
    read = read_text(text)
    people, marks = look(read)
    asking = Weighed(word, kinds()[word], found=[Found(Sign(word, "hint"), 0, 0, NOWHERE)])
    found: dict[str, object] = {}
    for said in state(Scene(read, people, marks, asking)):
        if said.fact in ("met", "content"):
            found[said.fact] = {*found.get(said.fact, ()), said.value}  # type: ignore[misc]
        else:
            found[said.fact] = said.value
    return found


IN_PLACE = """
post | head-agreement | the principal is perfectly content for me to put the photo up
post | head-agreement | checked with the headteacher and got a yes, so may the picture go up
post | head-written-agreement | got it in black and white from the head that I can post the photo
connect | head-written-agreement | i've an email from the principal giving me the go ahead to add a pupil
message | prior-agreement | this was arranged in advance with SLT, texting the sixth former
connect | line-manager-written-agreement | my line manager has put in writing that I can link with a pupil
post | school-written-consent | the school has given me written permission to use the picture
post | subject-written-consent | the dad in the picture signed a form to say it's fine
post | staff-consent | our caretaker's given his blessing to the picture of him
photograph | parent-consent | mum gave verbal permission for the picture
photograph | parent-written-consent | permission slips are in for all of them, can i take the photo
post | parent-written-consent | the family emailed to give permission for the pupil's photo
message | parent-informed | his mum's been told that I message him, he's a pupil
post | authorised | the school has made me an official poster for its insta
post | second-reader | the business manager has double checked the wording of the school tweet
post | restricted-list-check | every face has been cross-checked with the opt out register
use-tool | risk-assessment | there's a completed risk assessment for the app
open-channel | stated-purpose | its aims are documented
use-tool | approved-tool | IT has vetted the app and passed it
use-tool | platform-age-terms | they're all 13 or over so meet the terms
open-channel | school-email | signed up using a school email not my own
open-channel | dedicated-account | made a brand new account just for it, separate from mine
run-channel | leadership-login | the head and deputy both know the password
open-channel | website-link | there'll be a link to it on the school site
run-channel | account-protected | two-factor is switched on and the password is strong
run-channel | families-told | every family knows about the page
run-channel | offline-alternative | those without the internet get a printed newsletter
open-channel | named-administrator | a member of staff has been named as administrator
name-employer | disclaimer | it states that opinions are mine and not the school's
message | contact-log | every message to the pupil gets written down in a log
monitor | justified-concern | there are reasonable grounds to look at his emails
family-link | head-informed-in-writing | I've told the head by email that my niece is a pupil
photograph | online-use-stated | parents were told exactly how the pictures would be used online
"""

NOT_IN_PLACE = """
post | still waiting for the head to say yes about the photo
post | nobody has checked the no-photo list yet for the school facebook
photograph | no consent forms have come back yet
photograph | mum hasn't signed the form
photograph | consent was withdrawn last week
use-tool | we haven't done a risk assessment for padlet
use-tool | is padlet an approved tool
connect | do I need the head's permission to add a pupil
connect | head didn't agree to me adding the pupil
post | my profile doesn't have a disclaimer
open-channel | who needs to have the login for the new page
message | am I meant to keep a log when I text a pupil
run-channel | the head doesn't have the password
"""

SAID = """
connect | with=former-pupil | a girl I taught five years ago has asked to link up on LinkedIn
connect | with=stranger | got a follow from somebody I've never heard of
connect | with=staff role=pupil age=13 | I'm 13, can I add my science teacher
connect | with=staff role=parent | as a dad can I send a friend request to my girl's tutor
connect | with=pupil other_school=True | a Year 8 from the academy over the road wants to add me
connect | with=parent known_through_work=True | a dad I only know through my job here
message | with=pupil | our learning mentor wants to text a Year 9
message | platform=phone device=personal | ringing a mum off my own mobile
message | platform=face-to-face | a word face to face with a dad about what he wrote on facebook
message | place=trip | we're on the coach back from the zoo trip, can I ring a parent
message | role=governor with=parent | governor here, may I email a parent directly
browse | clock=13:15 | quick look at tiktok at quarter past one
browse | working_time=False place=on-site | Facebook in the staffroom on my lunch
browse | pupils_present=False | on reddit in an empty classroom
use-personal-device | role=contractor place=on-site | roofer on site, may I use my mobile
use-personal-device | teaching=True device=personal | phone on my desk during a lesson
join-group | parent_here=False with=parent | I've no children here, can I join the parents' group
edit-encyclopaedia | device=school place=on-site | editing wikipedia on the staffroom PC
staff-misuse | by=staff reporter=child with=pupil | a Year 9 told me that sir follows her on Insta
staff-misuse | lado_advised=False | we've not spoken to the LADO yet about the teacher
misuse | safeguarding=False | it's silly but no child is at risk
cyberbullying | by=pupil target=pupil | two girls in Y8 are picking on a classmate on Snap
cyberbullying | continues=False | it stopped after we spoke to them
cyberbullying | families_engage=False | the parents won't meet with us
cyberbullying | advice_refused=False | the family have always followed our advice
abuse-of-staff | by=parent threat=True | a dad says he's going to come round and sort me out
abuse-of-staff | by=pupil threat=False | Y10s are making memes of me, no threats
public-post | by=parent target=staff | a dad has posted that our deputy is a liar
breach-found | still_online=False | he took the post down last night
family-link | family=True with=pupil | my nephew is joining Year 7
"""

SHOWN = """
post | image-of-colleague | a clip of me dancing with our cook
post | image-of-parent image-of-pupil | a photo from our holiday of a dad and his girls, who are pupils
"""


def rows(table: str) -> list[list[str]]:
    return [[part.strip() for part in row.split("|")] for row in table.strip().splitlines()]


@pytest.mark.parametrize(("word", "condition", "text"), rows(IN_PLACE))
def test_what_is_in_place_is_stated_alone(word: str, condition: str, text: str) -> None:
    assert facts(word, text).get("met") == {condition}


@pytest.mark.parametrize(("word", "text"), rows(NOT_IN_PLACE))
def test_what_is_missing_asked_for_or_denied_is_not_in_place(word: str, text: str) -> None:
    assert "met" not in facts(word, text)


@pytest.mark.parametrize(("word", "wanted", "text"), rows(SAID))
def test_what_is_said_is_stated(word: str, wanted: str, text: str) -> None:
    found = {fact: str(value) for fact, value in facts(word, text).items()}
    assert {pair.partition("=")[0]: pair.partition("=")[2] for pair in wanted.split()}.items() <= found.items()


@pytest.mark.parametrize(("word", "wanted", "text"), rows(SHOWN))
def test_a_picture_shows_whom_it_is_of(word: str, wanted: str, text: str) -> None:
    assert set(wanted.split()) <= facts(word, text)["content"]  # type: ignore[operator]
