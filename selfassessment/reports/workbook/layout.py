"""Where things stand in the workbook: the same for who writes it and who reads it."""

from eset_portal.common.rules.i18n import noop

SHEET = "Questionari"
LISTS = "Llistes"
OWN = "eset"
SEAL_CELL = "A1"
SALT = "eset.workbook"

# The columns: code, question, answer, why it does not apply, comment, and help.
CODE, QUESTION, ANSWER, REASON, COMMENT, HELP = range(1, 7)
HEADINGS = (
    noop("Code"),
    noop("Question"),
    noop("Answer"),
    noop("Why it does not apply"),
    noop("Comment"),
    noop("What helps to answer"),
)
WIDTHS = (9, 52, 44, 30, 44, 60)
FIRST_ROW = 5
