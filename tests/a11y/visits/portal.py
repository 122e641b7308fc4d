"""The pages of the portal itself."""

from tests.a11y.visits.visit import Visit, open_menus

VISITS = [
    Visit("home"),
    *(
        Visit("home", who)
        for who in ("alice", "bob", "rosa", "tecla", "adam", "aurora", "edith", "april")
    ),
    Visit("home", "alice", "menus open", act=open_menus),
    Visit("help"),
    Visit("accessibility"),
    Visit("privacy"),
    Visit("error 404", path="/no-hi-es/"),
    Visit("error 404", "alice", path="/no-hi-es/"),
    Visit("error 403", "alice", path="/activitat/"),
]
