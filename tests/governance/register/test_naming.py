"""How names sort and how they are found."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules import naming


def found(query: str, name: str) -> bool:
    key = naming.search_key(name)
    return all(f" {word}" in key for word in naming.search_words(query))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("el Bruc", "bruc el"),
        ("Ajuntament del Bruc", "bruc el"),
        ("Ajuntament de l'Ametlla del Vallès", "ametlla del valles l"),
        ("Ajuntament de la Seu d'Urgell", "seu d urgell la"),
        ("Ajuntament dels Hostalets de Pierola", "hostalets de pierola els"),
        ("Ajuntament d’Àger", "ager"),
        ("EMD de l'Estartit", "estartit l"),
        ("Consell Comarcal de les Garrigues", "garrigues les"),
        ("Es Bòrdes", "bordes es"),
        ("Vila-sana", "vila sana"),
        ("Col·legi", "collegi"),
        ("Coŀlegi", "collegi"),
        ("Consorci Localret", "consorci localret"),
        ("", ""),
    ],
)
def test_names_sort_where_a_catalan_reader_looks(name: str, key: str) -> None:
    assert naming.sort_key(name) == key


def test_articles_accents_and_the_middle_dot_do_not_disturb_the_order() -> None:
    names = ["Bruguera", "el Bruc", "Àger", "l'Ametlla", "Sant Just", "Santa Pau", "la Bisbal"]

    assert sorted(names, key=naming.sort_key) == [
        *("Àger", "l'Ametlla", "la Bisbal", "el Bruc", "Bruguera", "Sant Just", "Santa Pau")
    ]


@given(st.text(max_size=400))
def test_a_sort_key_sorts_alike_in_every_database(text: str) -> None:
    key = naming.sort_key(text)

    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)? ?", key)
    assert len(key) <= naming.LONGEST_SORT_KEY


@given(st.text(max_size=60))
def test_case_changes_no_key(text: str) -> None:
    assert naming.sort_key(text.upper()) == naming.sort_key(text.upper().lower())


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("bruc", "Ajuntament del Bruc"),
        ("el bruc", "Ajuntament del Bruc"),
        ("BRUC", "Ajuntament del Bruc"),
        ("lametlla", "Ajuntament de l'Ametlla del Vallès"),
        ("l ametlla", "Ajuntament de l'Ametlla del Vallès"),
        ("l’ametlla", "Ajuntament de l'Ametlla del Vallès"),
        ("ametlla valles", "Ajuntament de l'Ametlla del Vallès"),
        ("valles amet", "Ajuntament de l'Ametlla del Vallès"),
        ("col legi", "Col·legi de Vilanova"),
        ("collegi", "Col·legi de Vilanova"),
        ("col·legi", "Col.legi de Vilanova"),
        ("vallllobrega", "Vall-llobrega"),
        ("vall llobrega", "Vall-llobrega"),
    ],
)
def test_a_name_is_found_however_it_is_typed(query: str, name: str) -> None:
    assert found(query, name)


@pytest.mark.parametrize(("query", "name"), [("ruc", "el Bruc"), ("bruc vic", "el Bruc")])
def test_other_names_are_not_found(query: str, name: str) -> None:
    assert not found(query, name)


def test_a_body_is_found_by_its_codes() -> None:
    key = naming.search_key("Ajuntament d'Abrera", "0800180001", None, "P1701600G")

    assert " 0800180001" in key
    assert " p1701600g" in key


def test_nothing_but_articles_is_taken_by_its_letters() -> None:
    assert naming.search_words("la") == ["la"]
    assert naming.search_words("  ") == []


@given(st.text(max_size=200))
def test_a_key_never_outgrows_its_column(text: str) -> None:
    assert len(naming.search_key(text, "0800180001")) <= naming.LONGEST_SEARCH_KEY
    assert len(naming.search_words(text)) <= naming.MOST_WORDS


@given(
    st.from_regex(r"[A-Za-zàèéíïóòúüç]{2,12}([ '·-][A-Za-zàèéíïóòúüç]{2,12}){0,3}", fullmatch=True)
)
def test_every_name_is_found_by_itself(name: str) -> None:
    plain = unicodedata.normalize("NFD", re.sub(r"[ '·-]", " ", name)).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    only_articles = " ".join(naming.search_words(name)) == bare

    assert found(name, name) or only_articles


@pytest.mark.parametrize(
    "name",
    ["Núria d’Ossó i Puig", "O'Neill-Sàlvia, María José", "Δημήτρης", "山田 太郎", "Vil·la 2"],
)
def test_names_of_people_from_anywhere_may_stand(name: str) -> None:
    assert naming.fault(naming.tidy(name), most=120) == ""


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", naming.NO_NAME),
        ("...", naming.NO_NAME),
        ("Maria\u202eamairaM", naming.UNSEEN_SIGNS),
        ("Maria\u2066Puig", naming.UNSEEN_SIGNS),
        ("Ma\u200bria", naming.UNSEEN_SIGNS),
        ("Maria\x00", naming.UNSEEN_SIGNS),
        ("Maria\nPuig", naming.UNSEEN_SIGNS),
        ("Maria\u2028Puig", naming.UNSEEN_SIGNS),
        ("Maria\ud800", naming.UNSEEN_SIGNS),
        ("<script>alert(1)</script>", naming.MARKUP),
        ("M" * 500, naming.TOO_LONG),
    ],
)
def test_a_name_that_cannot_stand_says_why(name: str, reason: str) -> None:
    assert naming.fault(naming.tidy(name), most=120) == reason


def test_a_name_is_tidied_before_it_is_judged() -> None:
    assert naming.tidy("  Maria\u00a0 de\tla  Llu\u0301m ") == "Maria de la Llúm"


def test_a_name_may_be_as_long_as_it_may() -> None:
    assert naming.fault("M" * 120, most=120) == ""
    assert naming.fault("M" * 121, most=120) == naming.TOO_LONG
