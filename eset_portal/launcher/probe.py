"""Health of the web process for a container: ends with 0 when it and its database answer."""

import http.client
import os
import sys
from contextlib import closing


def answers(port: int, path: str = "/livez") -> bool:
    """Say whether the portal on PORT answers PATH with 200."""
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", path, headers={"Host": "localhost"})
            return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False


if __name__ == "__main__":
    sys.exit(not answers(int(os.environ.get("PORT", "8000")), "/readyz"))
