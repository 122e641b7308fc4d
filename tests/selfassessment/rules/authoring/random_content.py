"""Sound questionnaires drawn at random: every kind, odd texts, conditions and ratings."""

from typing import Any

from hypothesis import strategies as st

from selfassessment.rules.vocabulary import BANDS, KINDS, QUESTION_KINDS
from tests.selfassessment.rules.builders import SCALE

TEXT = st.one_of(
    st.sampled_from(
        ["=1+1", "+x", "- a list", "@you", " led and followed ", "two\nlines", "a\\nb", "1.0",
         "l’ús: «sí» | no", "yes", "null", "0x10", "\ttab", "a\u2028b", "# no comment", "'quoted"]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=["Cs"]),
        min_size=1,
        max_size=30,
    ).filter(str.strip),
)  # fmt: skip
WEIGHT = st.sampled_from([1, 2, "0.5", "1.25", 999_999, "0.000001"])
LEVEL = st.integers(0, 4)


def _bands(starts: list[int]) -> st.SearchStrategy[list[dict[str, Any]]]:
    rows = [st.fixed_dictionaries({"from": st.just(start), "level": LEVEL}) for start in starts]
    return st.tuples(*rows).map(list)


DETAILS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "level": st.fixed_dictionaries({"levels": st.lists(TEXT, min_size=5, max_size=5)}),
    "yes_no": st.just({}),
    "number": st.fixed_dictionaries(
        {
            "unit": st.one_of(st.just(""), TEXT),
            "decimals": st.integers(0, 6),
            "bands": st.lists(st.integers(0, 99), min_size=1, max_size=4, unique=True)
            .map(sorted)
            .flatmap(_bands),
        },
        optional={"most": st.sampled_from([100, "100.5"])},
    ),
    "choices": st.lists(TEXT, min_size=2, max_size=4).map(
        lambda texts: {
            "options": [{"code": f"o{n}", "text": t, "points": n} for n, t in enumerate(texts)]
        }
    ),
    "text": st.just({}),
}


@st.composite
def questions(draw: st.DrawFn, code: str, before: list[str]) -> dict[str, Any]:
    kind = draw(st.sampled_from(QUESTION_KINDS))
    informs = kind == "text"
    condition = {}
    if before and draw(st.booleans()):
        condition = {"condition": {"question": draw(st.sampled_from(before)),
                                   "at_least": 0, "at_most": draw(st.just(4))}}  # fmt: skip
    gate = 0 if informs else draw(LEVEL)
    return {
        "code": code,
        "kind": kind,
        "text": draw(TEXT),
        "weight": 0 if informs else draw(WEIGHT),
        **draw(DETAILS[kind]),
        "evidence": draw(st.lists(TEXT, max_size=2)),
        "norms": draw(st.sampled_from([[], ["L39/2015", "RD203/2021"]])),
        "documents": draw(st.sampled_from([[], ["INS-01"]])),
        "critical": not informs and draw(st.booleans()),
        "control": not informs and draw(st.booleans()),
        "applies": {
            "kinds": sorted(KINDS),
            "bands": draw(st.sampled_from([[], sorted(BANDS[:2])])),
        },
        "allows_na": draw(st.booleans()),
        **condition,
        **({"gate": gate} if gate else {}),
        **draw(st.sampled_from([{}, {"from": []}, {"from": ["D1.1", "X"]}])),
    }


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    """Canonical content of a sound questionnaire."""
    dimensions: list[dict[str, Any]] = []
    asked: list[str] = []
    for n in range(draw(st.integers(1, 3))):
        rows = [{**_plain(f"D{n}.0"), "text": draw(TEXT)}]
        count = draw(st.integers(1, 4))
        rows += [draw(questions(f"D{n}.{m}", list(asked))) for m in range(1, count)]
        asked += [row["code"] for row in rows if row["kind"] in {"level", "yes_no", "choices"}]
        dimensions.append(
            {"code": f"D{n}", "name": draw(TEXT), "short_name": draw(TEXT), "weight": draw(WEIGHT),
             "questions": rows}
        )  # fmt: skip
    rating = draw(
        st.sampled_from(
            [
                {},
                {"rating": {"scheme": "gates", "passing": 4}},
                {"rating": {"scheme": "bands", "floors": [0, 1, 2, 3, 4], "critical": 3, "cap": 1}},
            ]
        )
    )
    scale = [{"value": s.value, "name": draw(TEXT), "description": draw(TEXT)} for s in SCALE]
    return {
        "title": draw(TEXT),
        "number": "1.0",
        "language": "ca",
        "scale": scale,
        "dimensions": dimensions,
        **rating,
    }


def _plain(code: str) -> dict[str, Any]:
    return {
        "code": code, "kind": "yes_no", "text": "?", "weight": 1, "evidence": [], "norms": [],
        "documents": [], "critical": False, "control": False,
        "applies": {"kinds": sorted(KINDS), "bands": []}, "allows_na": True,
    }  # fmt: skip
