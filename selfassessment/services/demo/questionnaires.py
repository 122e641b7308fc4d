"""A questionnaire that the editor of the demonstration is writing: next year's, with new kinds."""

from datetime import datetime
from typing import Any

from governance.models import User
from selfassessment.models import QuestionnaireVersion
from selfassessment.rules.authoring import editing
from selfassessment.rules.vocabulary import KINDS, TOWN_HALL
from selfassessment.services.authoring import drafting
from selfassessment.services.authoring.drafting import Edit

NEXT = "0.2-esborrany"


def write(version: QuestionnaireVersion, editor: User, *, now: datetime) -> None:
    """Let EDITOR begin the next version from VERSION and add some questions."""
    draft = drafting.begin(title="", base=version, by=editor, now=now)
    edits = (
        Edit(1, "", lambda said: {**said, "number": NEXT}),
        Edit(2, None, _with_news),
        Edit(3, None, _with_origins),
    )
    for edit in edits:
        drafting.revise(draft=draft, edit=edit, by=editor, now=now)


def _with_news(content: dict[str, Any]) -> dict[str, Any]:
    """Return CONTENT with one question of each kind more, and one that is worded anew."""
    part = content["dimensions"][0]
    first = part["questions"][0]
    worded = {**first, "text": f"{first['text'].rstrip('?')} per a tothom?"}
    made = editing.with_question(content, part["code"], first["code"], worded)
    for code, news in _news(part["code"]).items():
        made = editing.with_question(made, part["code"], "", {**_usual(code), **news})
    return made


def _with_origins(content: dict[str, Any]) -> dict[str, Any]:
    """Return CONTENT with a question split, two merged, and one that only changed its code."""
    part = content["dimensions"][1]
    split, kept, gone, moved = part["questions"][:4]
    code = part["code"]
    half = {**split, "code": f"{code}.bis", "text": f"{split['text']} I es revisa cada any?"}
    merged = {**kept, "from": [kept["code"], gone["code"]]}
    renamed = {**moved, "code": f"{code}.nou", "text": f"En general, {moved['text'].lower()}"}
    made = editing.without(content, gone["code"])
    made = editing.with_question(made, code, "", {**half, "from": [split["code"]]})
    made = editing.with_question(made, code, kept["code"], merged)
    return editing.with_question(made, code, moved["code"], renamed)


def _usual(code: str) -> dict[str, Any]:
    return {
        "code": code,
        "kind": "yes_no",
        "text": "",
        "weight": 1,
        "evidence": [],
        "norms": [],
        "documents": [],
        "critical": False,
        "control": False,
        "applies": {"kinds": sorted(KINDS), "bands": []},
        "allows_na": True,
    }


def _news(part: str) -> dict[str, dict[str, Any]]:
    plan, days, ways, note = (f"{part}.{word}" for word in ("pla", "dies", "canals", "nota"))
    return {
        plan: {"text": "Hi ha un pla d’administració digital aprovat?"},
        days: {
            "kind": "number",
            "text": "Quants dies triga de mitjana a resoldre una sol·licitud?",
            "unit": "dies",
            "decimals": 1,
            "bands": [{"from": 0, "level": 4}, {"from": 15, "level": 3}, {"from": 30, "level": 2},
                      {"from": 60, "level": 1}, {"from": 90, "level": 0}],
            "applies": {"kinds": [TOWN_HALL], "bands": []},
        },
        ways: {
            "kind": "choices",
            "text": "Per quins canals es donen els tràmits?",
            "options": [
                {"code": "web", "text": "A la seu electrònica", "points": 2},
                {"code": "oac", "text": "A l’oficina d’atenció, amb ajuda", "points": 1},
                {"code": "tel", "text": "Per telèfon", "points": 1},
            ],
        },
        note: {
            "kind": "text",
            "text": "Què us ajudaria més a avançar en el pla?",
            "weight": 0,
            "condition": {"question": plan, "at_least": 4, "at_most": 4},
        },
    }  # fmt: skip
