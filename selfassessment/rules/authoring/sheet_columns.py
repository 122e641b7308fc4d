"""The columns of a questionnaire as a spreadsheet: one row for each of its pieces."""

QUESTIONNAIRE, RATING, SCALE, DIMENSION, QUESTION = (
    "questionnaire",
    "rating",
    "scale",
    "dimension",
    "question",
)

LEVELS = tuple(f"level_{number}" for number in range(5))
LISTS = ("evidence", "norms", "documents", "kinds", "bands")
FLAGS = ("critical", "control", "allows_na")

COLUMNS = (
    *("row", "code", "text", "kind", "weight"),
    *FLAGS,
    *LEVELS,
    *LISTS,
    *("condition", "gate"),
    *("unit", "decimals", "most", "numbers", "options"),
    "short_name",
)
YES, NO = "yes", "no"

Row = dict[str, str]
