"""For whom one is acting, on every page."""

from django.http import HttpRequest

from governance.acting import acting_for, choices


def acting(request: HttpRequest) -> dict[str, object]:
    """Give the body that the person acts for and those they may switch to."""
    user = getattr(request, "user", None)  # an error may come before anybody is known
    if user is None or not user.is_authenticated:
        return {"acting": None, "acting_choices": []}
    return {"acting": acting_for(request), "acting_choices": choices(request)}
