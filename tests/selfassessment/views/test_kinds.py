"""The page of the kinds of bodies: what each is asked, told by the questionnaire."""

from tests.selfassessment.scenes import an_assessment
from tests.support.language import reading


def test_the_kinds_say_their_steps_and_how_much_they_are_asked(cast, log_in) -> None:
    page = reading(log_in(cast.rosa), "en").get("/ens/tipus/").content.decode()
    assert "The steps of each kind" in page
    assert "The questions of each kind" not in page

    an_assessment(cast.a)
    page = reading(log_in(cast.rosa), "en").get("/ens/tipus/").content.decode()
    assert "The questions of each kind" in page
    assert "What does not concern them" in page
