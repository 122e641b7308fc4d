"""Papers of a case: only PDFs, where they are wanted, for those who may read them."""

import io

import pytest
from django.core.files.storage import default_storage
from django.test import Client

from eset_portal.common.rules.errors import Conflict, DomainError, NotAllowed
from governance.models import AskedPaper, CasePaper, User
from governance.rules import adhesion_states as at
from governance.selectors import cases
from governance.services.adhesion import papers
from tests.cast import Cast
from tests.common.files import pdf, upload
from tests.conftest import LogIn
from tests.governance.adhesion import scenes
from tests.governance.adhesion.scenes import Kind
from tests.pdf.test_signatures import broken, sign

BAD = {
    "no PDF": ("paper.pdf", b"hello"),
    "0 bytes": ("paper.pdf", b""),
    "another ending": ("paper.exe", pdf()),
    "encrypted": ("paper.pdf", pdf("secret")),
    "more than 20 MB": ("paper.pdf", pdf() + b"\0" * papers.LIMIT),
}


@pytest.mark.parametrize(("name", "content"), list(BAD.values()), ids=list(BAD))
def test_a_bad_file_is_refused_on_the_page_in_words_and_nothing_is_lost(
    name: str, content: bytes, neus: User, log_in: LogIn
) -> None:
    case = scenes.a_draft(neus)
    scenes.filing.save(case=case, answers=scenes.ANSWERS, by=neus, now=scenes.NOW)
    data = {"kind": "owed", "owed": "request", "file": upload(name, content)}
    answer = log_in(neus).post(f"/adhesio/{case.pk}/papers/", data)
    assert answer.status_code == 422
    assert name in answer.content.decode()
    assert scenes.ANSWERS["reasons"] in answer.content.decode()
    assert not CasePaper.objects.filter(application=case).exists()


def test_a_form_without_a_file_says_so(neus: User, log_in: LogIn) -> None:
    case = scenes.a_draft(neus)
    answer = log_in(neus).post(f"/adhesio/{case.pk}/papers/", {"kind": "owed", "owed": "request"})
    assert answer.status_code == 422
    assert b'role="alert"' in answer.content


def test_the_page_says_which_names_the_signatures_state_and_that_nobody_verified_them(
    neus: User, log_in: LogIn
) -> None:
    case = scenes.a_draft(neus)
    content = sign(pdf(), "ALCALDESSA <b>DE PROVA", "one")
    file = upload("sol.pdf", content)
    papers.add(
        case=case, upload=papers.Upload(file, Kind.OWED, owed="request"), by=neus, now=scenes.NOW
    )
    client = log_in(neus)
    client.cookies["django_language"] = "en"
    page = client.get(f"/adhesio/{case.pk}/").content.decode()
    assert "<q>ALCALDESSA &lt;b&gt;DE PROVA</q>" in page
    assert "1 electronic signature" in page
    assert "Not verified by the portal." in page


def test_a_paper_whose_signatures_cannot_be_read_is_kept_and_says_so(
    neus: User, log_in: LogIn
) -> None:
    case = scenes.a_draft(neus)
    wanted = papers.Upload(upload("sol.pdf", broken()), Kind.OWED, owed="request")
    assert papers.add(case=case, upload=wanted, by=neus, now=scenes.NOW).signatures is None
    client = log_in(neus)
    client.cookies["django_language"] = "en"
    page = client.get(f"/adhesio/{case.pk}/").content.decode()
    assert "Its signatures could not be read" in page


WRONG = [
    (at.DRAFT, Kind.SIGNED, Conflict),
    (at.DRAFT, "passport", DomainError),
    (at.DRAFT, Kind.AGREEMENT, DomainError),
    (at.SUBMITTED, Kind.OWED, Conflict),
    (at.AGREEMENT_SENT, Kind.COUNTERSIGNED, NotAllowed),
]


@pytest.mark.parametrize(("state", "kind", "error"), WRONG)
def test_a_paper_that_is_not_wanted_now_is_refused(
    state: str, kind: str, error: type[Exception], cast: Cast, neus: User
) -> None:
    case = scenes.in_state(state, neus, cast.adam, cast.dip)
    with pytest.raises(error):
        scenes.bring(case, kind, neus, owed="request")


def test_a_paper_says_which_of_those_owed_it_is(neus: User) -> None:
    case = scenes.a_draft(neus)
    with pytest.raises(DomainError):
        scenes.bring(case, Kind.OWED, neus, owed="statutes")


def test_a_paper_that_was_asked_for_in_another_case_is_none_of_this_one(
    cast: Cast, neus: User
) -> None:
    other = scenes.in_state(at.PAPERS_REQUESTED, cast.bob, cast.adam, cast.dip)
    case = scenes.in_state(at.PAPERS_REQUESTED, neus, cast.adam, cast.dip)
    foreign = AskedPaper.objects.get(application=other)
    with pytest.raises(DomainError):
        scenes.bring(case, Kind.ASKED, neus, answers=foreign.pk)


def test_a_body_new_to_the_register_shows_its_statutes(neus: User) -> None:
    facts = {"asked_name": "Consorci Nou", "asked_kind": "consell_comarcal", "asked_about": ""}
    case = scenes.filing.start_for_unknown(facts=facts, by=neus, now=scenes.NOW)
    assert "statutes" in {row.rule.code for row in cases.owed(case)}


def test_a_paper_of_a_draft_can_be_taken_back_with_its_file(
    neus: User, log_in: LogIn, django_capture_on_commit_callbacks: object
) -> None:
    case = scenes.a_draft(neus)
    paper = scenes.bring(case, Kind.OWED, neus, owed="request")
    assert default_storage.exists(paper.file.name)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        log_in(neus).post(f"/adhesio/{case.pk}/papers/{paper.pk}/treu/")
    assert not CasePaper.objects.filter(pk=paper.pk).exists()
    assert not default_storage.exists(paper.file.name)


def test_what_is_handed_in_stays(cast: Cast, neus: User) -> None:
    case = scenes.in_state(at.PAPERS_REQUESTED, neus, cast.adam, cast.dip)
    asked = AskedPaper.objects.get(application=case)
    paper = scenes.bring(case, Kind.ASKED, neus, answers=asked.pk)
    moving_on = scenes.moving.Act(by=neus, seen=case.step, now=scenes.timezone.now())
    scenes.moving.move(case=case, code=at.BRING_PAPERS, act=moving_on)
    with pytest.raises(Conflict):
        papers.remove(paper=paper, by=neus)


def test_a_case_does_not_take_papers_without_end(neus: User, monkeypatch: object) -> None:
    case = scenes.a_draft(neus)
    row = scenes.bring(case, Kind.OWED, neus, owed="request")
    facts = {
        "application": case,
        "kind": Kind.OWED,
        "name": "x",
        "size": 1,
        "sha256": "",
        "by": neus,
        "at": scenes.NOW,
        "file": row.file.name,
    }
    CasePaper.objects.bulk_create(CasePaper(**facts) for _one in range(papers.MOST - 1))
    with pytest.raises(DomainError):
        scenes.bring(case, Kind.OWED, neus, owed="request")


READERS = {"alice": 404, "bob": 404, "adam": 200, "aurora": 200, "tecla": 200, "rita": 404}


@pytest.mark.parametrize(("name", "status"), READERS.items())
def test_a_paper_is_for_those_who_may_see_the_case_and_always_a_file(
    name: str, status: int, cast: Cast, neus: User, log_in: LogIn
) -> None:
    case = scenes.in_state(at.ACCEPTED, neus, cast.adam, cast.dip)
    paper = CasePaper.objects.filter(application=case)[0]
    answer = log_in(cast.person(name)).get(f"/adhesio/{case.pk}/papers/{paper.pk}/")
    assert answer.status_code == status
    if status == 200:
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
        content = b"".join(answer.streaming_content)
        assert io.BytesIO(content).read(5) == b"%PDF-"


def test_the_same_paper_twice_is_kept_once_until_it_is_handed_in(neus: User) -> None:
    case = scenes.a_draft(neus)
    for _time in range(2):
        paper = papers.Upload(upload("sol.pdf", pdf()), Kind.OWED, owed="request")
        papers.add(case=case, upload=paper, by=neus, now=scenes.NOW)
    assert CasePaper.objects.filter(application=case).count() == 1


def test_a_visitor_gets_no_paper(cast: Cast, neus: User) -> None:
    case = scenes.sent(neus)
    paper = CasePaper.objects.filter(application=case)[0]
    assert Client().get(f"/adhesio/{case.pk}/papers/{paper.pk}/").status_code == 302


def test_a_paper_is_not_found_under_another_case(cast: Cast, neus: User, log_in: LogIn) -> None:
    paper = CasePaper.objects.filter(application=scenes.sent(neus))[0]
    other = scenes.a_draft(cast.bob)
    answer = log_in(cast.bob).get(f"/adhesio/{other.pk}/papers/{paper.pk}/")
    assert answer.status_code == 404
