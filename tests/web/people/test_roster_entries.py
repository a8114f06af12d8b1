"""Everything that a roster changes is in the ledger, in words that people can read, with no name in the bytes."""

from __future__ import annotations

from datetime import timedelta

from tests.web.cast import Cast
from tests.web.people.rostering import bring, kept, planned

from handrail.web import clock
from handrail.web.ledger import kinds, telling
from handrail.web.ledger.models import Entry
from handrail.web.people import operations as people
from handrail.web.people.rosters import tasks
from handrail.web.people.terminal import TERMINAL

LATER, BEFORE = clock.today() + timedelta(days=30), clock.today() - timedelta(days=3)


def bring_all(cast: Cast) -> None:
    """Bring about every kind of entry."""
    bring(cast.school, "staff", f"Zoe,Zander,z@a.example,S1,Teacher,,{LATER}\nYan,Yew,y@a.example,S2,,,\n")
    bring(cast.school, "staff", "Zoe,Zuckerby,zz@a.example,S1,Teacher,,\n")
    bring(cast.school, "staff", f"Yan,Yew,y@a.example,S2,,,{BEFORE}\n")
    bring(cast.school, "pupils", "P1,Lea,Larkrise,,3\nP2,Moss,Mossop,,13\n")
    bring(cast.school, "carers", "P1,Mo,Larkrise,mo@a.example,Mother\nP1,Ty,Larkrise,ty@a.example,Uncle\n")
    bring(cast.school, "carers", "P1,Mo,Larkrise,mo@a.example,Aunt\n", everybody=True)
    bring(cast.school, "pupils", "P1,Lea,Newname,,4\n", everybody=True)
    bring(cast.school, "pupils", "P2,Moss,Mossop,,13\n")
    stopped = kept(
        cast.school, "staff", planned(cast.school, "staff", "A,B,a@b.example,,,,\n", by=cast.carol), by=cast.carol
    )
    people.record_leaver(person=cast.carol, school=cast.school, by=TERMINAL)
    tasks.write_all(stopped)


def test_every_kind_is_recorded_and_names_nobody(cast: Cast) -> None:
    bring_all(cast)
    ours = {kind.name for kind in kinds.known() if kind.name.startswith("rosters.")}
    told = set(Entry.objects.values_list("kind", flat=True))
    assert ours <= told, ours - told
    assert {"people.left", "people.role-ended", "people.carer-added", "people.year-group-added"} <= told
    for word in ("Zander", "Zuckerby", "Larkrise", "Newname", "a.example"):
        assert not Entry.objects.filter(payload__icontains=word).exists()


def test_an_entry_is_told_with_the_names_of_today(cast: Cast) -> None:
    bring(cast.school, "pupils", "P1,Lea,Larkrise,,3\n")
    bring(cast.school, "pupils", "P1,Lea,Newname,,3\n")
    entry = Entry.objects.filter(kind="rosters.pupil-changed").latest("n")
    [told] = telling.tell([entry], school=cast.school)
    assert told.sentence == "Handrail changed what is on record about Lea Newname, from a file."
    begun = Entry.objects.filter(kind="rosters.begun").latest("n")
    assert "the roster of pupils written: 0 new, 1 changed" in telling.tell([begun], school=cast.school)[0].sentence
