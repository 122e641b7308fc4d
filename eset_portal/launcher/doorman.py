"""A worker of gunicorn that answers politely to an address too long to be read."""

import html
import socket
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from gunicorn import util
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers.gthread import ThreadWorker

HEAD = (
    "HTTP/1.1 414 URI Too Long\r\nConnection: close\r\nContent-Type: text/html; charset=utf-8\r\n"
)


class Doorman(ThreadWorker):  # type: ignore[misc]  # gunicorn says nothing of its types
    """Like its own worker, but for one page that no view can give."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Say what can be done where the address is too long; leave the rest to gunicorn."""
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        try:
            util.write_nonblock(client, answer())
        except OSError:
            self.log.debug("nobody waits for the answer any more")


def answer() -> bytes:
    """Return the whole answer, in each language of the portal: which one is wanted is unread."""
    said = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            title = html.escape(_("This address is too long"))
            text = html.escape(
                _("Search with fewer words, 200 letters at most, or start again from the library.")
            )
            link = html.escape(_("Library"))
        said.append(
            f'<section lang="{code}"><h1>{title}</h1><p>{text}</p>'
            f'<p><a href="/biblioteca/">{link}</a></p></section>'
        )
    page = (
        f"<!doctype html><html><head><title>414</title></head><body>{''.join(said)}</body></html>"
    )
    body = page.encode()
    return f"{HEAD}Content-Length: {len(body)}\r\n\r\n".encode() + body
