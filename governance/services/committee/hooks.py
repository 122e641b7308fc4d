"""What other apps may hear of: bodies of governance know nothing of what is decided upon.

An app that puts items on an agenda keeps the `AgendaItem` that `agenda.add` returns and connects
to these signals in the `ready` of its AppConfig. A receiver runs inside the deciding transaction:
what it writes stands or falls with the decision, and what it raises stops the decision. A receiver
must leave alone the items that it does not know.
"""

from django.dispatch import Signal

decided = Signal()
"""Sent with `decision` (CommitteeDecision), `by` (User) and `now` when a decision is taken.

`decision.item` is the item; `decision.outcome` one of rules.committee.outcomes. When
`decision.revokes` is not None it takes the place of that decision, perhaps one on another item:
`decision.revokes.item`. A decision that revokes is sent like any other.
"""

returned = Signal()
"""Sent with `item` (the new AgendaItem) and `former` (the one that was deferred, see `continues`).

A deferred item comes back as a new one, on the first agenda called for the day it rests until or
later. `by` and `now` as above.
"""

removed = Signal()
"""Sent with `item` when it is taken off an agenda before the session began, and with `item` and
`is_back=True` when it is put back. `by` and `now` as above.
"""
