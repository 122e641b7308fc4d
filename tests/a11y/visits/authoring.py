"""Writing questionnaires."""

from playwright.sync_api import Page

from tests.a11y.visits.visit import Visit, press, send, unfold
from tests.world import World


def at(name: str = "draft", **more: str):
    """Return what makes the address of the draft called NAME in the world."""

    def kwargs(w: World) -> dict[str, object]:
        return {"pk": getattr(w.authoring, name).pk, **more}

    return kwargs


def overtaken(page: Page) -> None:
    """Send a question that starts from an older save: both are shown."""
    page.evaluate("document.querySelector('[name=version]').value = '1'")
    page.fill("#id_text", "Una altra pregunta?")
    press(page.locator("form.question-form .btn.primary"))
    page.locator(".conflict").wait_for()


VISITS = [
    Visit("selfassessment:questionnaire-list", "edith"),
    Visit("selfassessment:questionnaire-compare", "edith", query="?a=1&b=1"),
    Visit("selfassessment:draft", "edith", "faulty", kwargs=at("faulty"), act=unfold),
    Visit("selfassessment:draft", "april", "in review", kwargs=at("in_review")),
    Visit("selfassessment:draft-dimension", "edith", kwargs=at(code="D1")),
    Visit("selfassessment:draft-dimension", "edith", "new", kwargs=at(code="-"), act=send),
    Visit(
        "selfassessment:draft-question",
        "edith",
        "number",
        kwargs=at(part="D1", code="D1.number"),
        act=unfold,
    ),
    Visit(
        "selfassessment:draft-question",
        "edith",
        "conflict",
        kwargs=at(part="D1", code="D1.level"),
        act=overtaken,
    ),
    Visit("selfassessment:draft-preview", "edith", kwargs=at()),
    Visit("selfassessment:draft-origins", "edith", kwargs=at("faulty"), query="?show=all"),
    Visit("selfassessment:draft-try-on", "edith", kwargs=at("faulty"), act=send),
]
