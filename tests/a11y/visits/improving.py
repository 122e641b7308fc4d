"""The dashboard of the improvement itself."""

from tests.a11y.visits.visit import Visit, unfold

VISITS = [
    Visit("selfassessment:improving", "adam", act=unfold),
    Visit("selfassessment:improving", "tecla", "odd hours", query="?document=-1"),
]
