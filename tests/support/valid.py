"""A stand-in for VÀLid: speaks its published protocol on a port of this machine."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

CLIENT, SECRET = "0123456789.serveis.aoc.cat", "un secret de prova"


@dataclass
class Valid:
    """Who identifies themselves there, what went wrong, and what was asked."""

    url: str = ""
    person: dict[str, str] = field(default_factory=dict)
    cancelled: bool = False
    codes: dict[str, str] = field(default_factory=dict)
    tokens: set[str] = field(default_factory=set)
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def providers(self) -> dict[str, Any]:
        """The setting by which the portal knows this server."""
        app = {"client_id": CLIENT, "secret": SECRET, "settings": {"url": self.url}}
        return {"valid": {"APPS": [app]}}


class _Server(ThreadingHTTPServer):
    """Listens on a free port and knows the state of the test."""

    def __init__(self, state: Valid) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.state = state
        state.url = f"http://127.0.0.1:{self.server_port}"


class _Talk(BaseHTTPRequestHandler):
    """Answers as the guide says."""

    @property
    def state(self) -> Valid:
        """What the test wants, and what was asked."""
        return cast("_Server", self.server).state

    def do_GET(self) -> None:
        path, query = _parts(self.path)
        if path == "/o/oauth2/auth":
            self.state.asked.append(query)
            code = uuid4().hex
            self.state.codes[code] = query["redirect_uri"]
            back = {"error": "SESSION_CANCEL"} if self.state.cancelled else {"code": code}
            self.send_response(302)
            words = urlencode(back | {"state": query["state"]})
            self.send_header("Location", f"{query['redirect_uri']}?{words}")
            self.end_headers()
        elif path == "/serveis-rest/getUserInfo":
            known = query.get("AccessToken") in self.state.tokens
            self.say(self.state.person if known else {"status": "ko", "error": "token"})

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        given = {name: values[0] for name, values in parse_qs(text).items()}
        right = (
            _parts(self.path)[0] == "/o/oauth2/token"
            and (given["client_id"], given["client_secret"]) == (CLIENT, SECRET)
            and given["grant_type"] == "authorization_code"
            and self.state.codes.pop(given["code"], None) == given["redirect_uri"]
        )
        token = uuid4().hex
        self.state.tokens |= {token} if right else set()
        good = {"access_token": token, "expires_in": 3600, "token_type": "Bearer"}
        self.say(good if right else {"error": "invalid_grant"}, 200 if right else 400)

    def say(self, answer: dict[str, Any], status: int = 200) -> None:
        """Answer in JSON."""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(answer).encode())

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@contextmanager
def running() -> Iterator[Valid]:
    """Serve until the block ends."""
    state = Valid()
    server = _Server(state)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _parts(address: str) -> tuple[str, dict[str, str]]:
    found = urlsplit(address)
    return found.path, {name: values[0] for name, values in parse_qs(found.query).items()}
