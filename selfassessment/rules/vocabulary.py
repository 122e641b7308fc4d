"""The words that questionnaires may use to say whom a question concerns."""

TOWN_HALL = "ajuntament"

KINDS = (
    TOWN_HALL,
    "consell_comarcal",
    "emd",
    "mancomunitat",
    "consorci",
    "organisme_autonom",
    "patronat",
    "epe",
    "comunitat_municipis",
    "entitat_metropolitana",
    "diputacio",
    "aran",
)

# Inhabitants: up to 500, 1,000, 5,000, 20,000, 50,000, and more.
BANDS = ("T1", "T2", "T3", "T4", "T5", "T6")

QUESTION_KINDS = ("level", "yes_no", "number", "choices", "text")

TOP_LEVEL = 4
LEVELS = range(TOP_LEVEL + 1)
