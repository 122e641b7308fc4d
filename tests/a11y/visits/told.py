"""Notices, what one follows, who has read, and who works by what."""

from tests.a11y.visits.visit import Visit

VISITS = [
    Visit("docs_library:notice-list", "alice"),
    Visit("docs_library:notice-list", "aurora", state="empty"),
    Visit("docs_library:subscription-list", "alice"),
    Visit("docs_library:team-readers", "alice"),
    Visit("docs_library:reading-statistics", "adam"),
    Visit("docs_library:adoption-board", "adam"),
]
