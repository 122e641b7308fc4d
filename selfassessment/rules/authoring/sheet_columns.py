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
    "from",
)
YES, NO = "yes", "no"
# In the column "from": the question is declared to come from no other.
NOTHING = "(none)"

Row = dict[str, str]
