"""What people have been told of by the time that a page is visited."""

from datetime import datetime

from docs_library.selectors import notices
from docs_library.services import telling


def tell(now: datetime) -> None:
    """Tell everybody what those who write the method have published."""
    for key in notices.untold():
        telling.tell(news=key, now=now)
