"""A browser tab that saves one answer again and again, and takes no for an answer never."""

import http.client
import re
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import UUID, uuid4

PATIENCE = 180.0  # seconds that one save may take to arrive
VERSION = re.compile(r'name="version"[^>]* value="([0-9]+)"')


@dataclass
class Tab:
    """One question of one assessment. `acknowledged` are the saves that the portal confirmed."""

    port: int
    cookies: str
    token: str
    assessment: UUID
    question: str
    version: int
    acknowledged: list[UUID] = field(default_factory=list)
    tries: int = 0
    wrong: list[str] = field(default_factory=list)

    def save(self, times: int, stop: threading.Event) -> None:
        """Save TIMES new values one after another, each until it is confirmed."""
        for number in range(times):
            key, end = uuid4(), time.monotonic() + PATIENCE
            while not self._sent(key, number) and not stop.is_set():
                if time.monotonic() > end:
                    self.wrong.append(f"save {number} never arrived")
                    return
                time.sleep(0.2)
            if stop.is_set():
                return
            self.acknowledged.append(key)

    def _sent(self, key: UUID, number: int) -> bool:
        """Say whether the portal confirmed the value NUMBER under KEY."""
        self.tries += 1
        body = {"level": number % 5, "comment": f"{key}", "version": self.version, "key": key}
        try:
            status, text = self._post(urlencode(body))
        except (OSError, http.client.HTTPException):
            return False
        if status in (http.client.CONFLICT, http.client.UNPROCESSABLE_ENTITY):
            self.wrong.append(f"{status}: {text[:300]}")
        found = VERSION.search(text) if status == http.client.OK else None
        if found is None:
            return False
        self.version = int(found.group(1))
        return True

    def _post(self, body: str) -> tuple[int, str]:
        path = f"/autoavaluacio/{self.assessment}/respostes/{self.question}/"
        headers = {
            "Host": f"localhost:{self.port}",
            "Cookie": self.cookies,
            "X-CSRFToken": self.token,
            "HX-Request": "true",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)) as connection:
            connection.request("POST", path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
