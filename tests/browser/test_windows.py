"""Windows of the browser, and the programs behind them."""

import asyncio
import json

import aiohttp
import pytest

from crisisplan.tui.browser import window as window_module
from crisisplan.tui.browser import words
from crisisplan.tui.browser.packets import understood
from tests.browser.served import Served
from tests.browser.visitor import PATIENCE_S, Visitor


async def test_what_is_typed_reaches_the_program(anna: Visitor) -> None:
    """Keys, the size of the window, and whether it has the keyboard."""
    async with anna.window() as screen:
        await screen.see("here I am")
        await screen.type("žluťoučký")
        await screen.see("žluťoučký")
        await screen.socket.send_json(["resize", {"width": 9999, "height": 40}])
        await screen.see('"width": 1000, "height": 40')
        await screen.socket.send_json(["focus"])
        await screen.see('"focus"')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "3",
        '["stdin", ""]',
        '["stdin", 3]',
        '["resize", {"width": "80"}]',
        '["quit"]',
        '[["stdin"], "x"]',
        "[" * 5000,
    ],
)
def test_what_is_no_message_of_the_page_does_nothing(text: str) -> None:
    """Our page sends none of it."""
    assert understood(text) == b""


def test_half_a_letter_ends_no_session() -> None:
    """Some keyboards send one half of a sign first."""
    assert understood(json.dumps(["stdin", "a\ud83d"])).endswith(b"a?")


async def test_a_closed_tab_saves_before_the_next_window_reads(
    anna: Visitor, served: Served
) -> None:
    """Whoever reloads the page sees what was typed a moment before."""
    async with anna.window() as screen:
        await screen.see("here I am")
    async with anna.window() as screen:
        await screen.see("here I am")
    assert served.happened[:3] == ["opened", "saved", "opened"]


async def test_no_more_windows_than_allowed(anna: Visitor) -> None:
    """Each window costs memory; the page says what to do, and tries again."""
    async with anna.window() as first, anna.window() as second:
        await first.see("here I am")
        await second.see("here I am")
        status, text = await anna.get(anna.home)
        assert status == 503
        assert "At most 2 windows" in text
        assert 'http-equiv="refresh"' in text
        with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
            async with anna.window():
                pass
    async with anna.window() as third:
        await third.see("here I am")


async def test_the_end_of_the_server_saves_every_window(
    anna: Visitor, served: Served
) -> None:
    """Ctrl+C in the terminal costs nobody a word."""
    async with anna.window() as first, anna.window() as second:
        await first.see("here I am")
        await second.see("here I am")
        assert await served.server.end()
        assert served.happened.count("saved") == 2
        for screen in (first, second):
            assert await screen.why_closed() == words.SERVER_ENDED
        assert (await anna.get(anna.home))[0] == 503


@pytest.mark.parametrize(
    ("status", "said"),
    [(0, "is saved"), (2, "Not all could be saved"), (70, "for why")],
)
async def test_the_page_says_how_the_program_ended(
    anna: Visitor, status: int, said: str
) -> None:
    """That all is saved is only said where it is so."""
    async with anna.window() as screen:
        await screen.type(f"leave {status}")
        assert said in await screen.why_closed()


def test_every_reason_fits_into_the_last_message() -> None:
    """A connection ends with at most 123 bytes."""
    reasons = [
        words.why_it_ended(status, started=started)
        for status in (0, 1, 2, 70, -9)
        for started in (True, False)
    ]
    assert all(len(one.encode()) <= 123 for one in [*reasons, words.SERVER_ENDED])


async def test_a_program_that_hangs_is_ended(
    anna: Visitor, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A closed window leaves nothing behind that eats the computer."""
    monkeypatch.setattr(window_module, "_PATIENCE_S", 0.05)
    monkeypatch.setattr(window_module, "_LAST_PATIENCE_S", 0.05)
    async with anna.window() as screen:
        await screen.type("deaf")
        await screen.see("deaf")
        async with asyncio.timeout(PATIENCE_S):
            await served.server.end()


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("plan.md", "attachment; filename=\"plan.md\"; filename*=UTF-8''plan.md"),
        (
            "\udcff.md",
            "attachment; filename=\"_.md\"; filename*=UTF-8''%3F.md",
        ),
        (
            'plan ö "x";\r\nX: y',
            'attachment; filename="plan____x____X__y"; '
            "filename*=UTF-8''plan%20%C3%B6%20%22x%22%3B%0D%0AX%3A%20y",
        ),
    ],
)
async def test_a_document_arrives_as_it_was_made(
    anna: Visitor, name: str, header: str
) -> None:
    """Byte for byte, under its own name, and never shown as a page."""
    async with anna.window() as screen:
        await screen.type(f"give {name!a}")
        await screen.see("deliver_file_start")
        ((_, key),) = screen.told
        async with anna.client.get(f"{anna.home}download/{key}") as answer:
            assert await answer.read() == bytes(range(256))
            assert answer.headers["Content-Disposition"] == header
            assert answer.headers["Content-Type"] == "application/octet-stream"
    await anna.get(anna.home)
    async with anna.window() as screen:
        await screen.see("here I am")
        assert (await anna.get(f"{anna.home}download/{key}"))[0] == 404


async def test_only_links_to_the_web_and_to_mailboxes_are_passed_on(
    anna: Visitor,
) -> None:
    """A link in a playbook runs nothing in the page."""
    async with anna.window() as screen:
        for url in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"):
            await screen.type(f"link {url}")
        await screen.type("link https://example.org/")
        await screen.see("example.org")
    told = [["open_url", {"url": "https://example.org/", "new_tab": True}]]
    assert screen.told == told
