"""The distribution's Chromium for browser tests, and how a test goes from page to page in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from eset_portal.launcher import system

REASON = "no Chromium on this machine (sudo apt-get install -y chromium)"
# A page lives for a moment here: code that is compiled to run fast would never run, and a frame
# made anew for each page costs a fifth. The last list of features counts, so Playwright's own
# wishes stand in it too.
FEATURES = "RenderDocument,PaintHolding,HttpsUpgrades,MediaRouter,OptimizationHints"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--js-flags=--no-maglev --no-turbofan",
    f"--disable-features={FEATURES}",
)
PATIENCE = 60_000  # ms that a page may take for anything, on the busiest machine
COUNT_SWAPS = """() => window.swaps ??=
  (document.addEventListener("htmx:afterSettle", () => { window.swaps += 1; }), 0)"""

expect.set_options(timeout=PATIENCE)


@contextmanager
def arriving(page: Page) -> Iterator[None]:
    """Let the block lead PAGE to another document; go on when that one and its scripts are there.

    Without it a test may act on the former page, or on the new one before anybody listens.
    """
    with page.expect_event("load", timeout=PATIENCE):
        yield


def follow(leading: Locator) -> None:
    """Click what is LEADING to another document, a link or a button, and arrive there."""
    with arriving(leading.page):
        leading.click()


@contextmanager
def swapping(page: Page) -> Iterator[None]:
    """Let the block make htmx draw a part of PAGE anew; go on when it has."""
    before = page.evaluate(COUNT_SWAPS)
    yield
    page.wait_for_function("before => window.swaps > before", arg=before, timeout=PATIENCE)


def something_focused(page: Page) -> None:
    """Wait until the focus stands on something: it comes back a moment after a part is drawn."""
    page.wait_for_function("() => document.activeElement !== document.body", timeout=PATIENCE)


def nothing_unsaved(page: Page) -> None:
    """Wait until the portal has all that was typed: until then the browser keeps it as well."""
    page.wait_for_function("() => localStorage.length === 0", timeout=PATIENCE)


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """The context of a test that needs but one, as patient as the others."""
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture(scope="session")
def base_url() -> None:
    """Say that no address is common to all tests; each live portal has its own."""


@pytest.fixture(scope="session")
def browser_type_launch_args(pytestconfig: pytest.Config) -> dict[str, Any]:
    """Say how to start the browser; without one, skip with the reason, and fail under CI=true."""
    headed = bool(pytestconfig.getoption("--headed"))
    program = system.find_browser(windows=headed)
    if program is None:
        if os.environ.get("CI") == "true":
            pytest.fail(REASON)
        pytest.skip(REASON)
    return {
        "executable_path": program,
        "args": list(FLAGS),
        "headless": not headed,
    }
