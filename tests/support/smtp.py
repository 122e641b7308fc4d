"""A mail server for tests: takes letters on a port of this machine, or refuses them."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import cast

REFUSED = "refused"


class MailServer(socketserver.ThreadingTCPServer):
    """Speaks just enough SMTP, keeps what it gets, refuses addresses that begin with `refused`."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.taken: list[EmailMessage] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Talk(socketserver.StreamRequestHandler):
    """One conversation."""

    def handle(self) -> None:
        self._say("220 ready")
        for line in self.rfile:
            match line[:4].upper():
                case b"QUIT":
                    return self._say("221 bye")
                case b"RCPT" if REFUSED.encode() in line:
                    self._say("550 nobody of that name here")
                case b"DATA":
                    self._say("354 go on")
                    self._keep()
                    self._say("250 taken")
                case _:
                    self._say("250 yes")
        return None

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def _keep(self) -> None:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line)
        mail = cast("EmailMessage", message_from_bytes(b"".join(lines), policy=policy.default))
        cast("MailServer", self.server).taken.append(mail)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Give a running mail server, and stop it."""
    with MailServer() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
