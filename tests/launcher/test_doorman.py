"""An address that is too long gets a page that says what to do, not the server's own words."""

import socket

from gunicorn.http.errors import LimitRequestLine

from eset_portal.launcher import web
from eset_portal.launcher.doorman import Doorman, answer


def test_the_page_speaks_each_language_and_leads_to_the_library() -> None:
    head, _, page = answer().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 414 ")
    assert f"Content-Length: {len(page)}".encode() in head
    assert [f'lang="{code}"'.encode() in page for code in ("ca", "es", "en")] == [True] * 3
    assert page.count(b"/biblioteca/") == page.count(b"<h1>") == 3


def test_the_worker_writes_it_for_a_line_that_is_too_long() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        worker = Doorman.__new__(Doorman)
        worker.handle_error(None, ours, None, LimitRequestLine(9000, web.limit_request_line))
        assert theirs.recv(100).startswith(b"HTTP/1.1 414 ")
