"""Who is let in, and what those see who are not."""

import aiohttp
import pytest

from tests.browser.served import Served
from tests.browser.visitor import Visitor, visitor


async def test_the_address_lets_one_browser_in_once(
    anna: Visitor, served: Served
) -> None:
    """An address read over a shoulder is worth nothing afterwards."""
    assert (await anna.get(anna.home))[0] == 200
    async with visitor(served.addresses[0]) as other:
        status, text = await other.get(other.address)
        assert status == 403
        assert "was used already" in text
        assert (await other.get(other.home))[0] == 403
    assert len(served.addresses) == 2
    async with visitor(served.addresses[1]) as second:
        await second.enter()
        assert (await second.get(second.home))[0] == 200


async def test_whoever_is_in_may_open_the_address_again(
    anna: Visitor, served: Served
) -> None:
    """The printed line is clicked twice, or the page is reloaded."""
    for address in (anna.address, anna.home, anna.address):
        assert (await anna.get(address))[0] == 200
    assert len(served.addresses) == 1


async def test_a_used_address_asks_for_no_more_than_one_new_one(
    anna: Visitor, served: Served
) -> None:
    """A stranger cannot fill the terminal with addresses."""
    async with visitor(served.addresses[0]) as other:
        for _ in range(3):
            assert (await other.get(other.address))[0] == 403
    assert len(served.addresses) == 2


async def test_the_cookie_is_for_this_page_alone(anna: Visitor) -> None:
    """No script reads it, no other page sends it, no other port gets it."""
    (cookie,) = anna.client.cookie_jar
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] in anna.home
    assert len(cookie["path"]) > 10
    assert not cookie["max-age"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("", {}),
        ("?token=", {}),
        ("?token=guess", {}),
        ("?token=%ff%00%C3%A9", {}),
        ("ws", {"Origin": "ours"}),
        ("static/page.js", {}),
        ("download/x", {}),
        ("", {"Cookie": "crisisplan=; crisisplan-80=\xe9"}),
    ],
)
async def test_a_stranger_gets_nothing(
    stranger: Visitor, path: str, headers: dict[str, str]
) -> None:
    """Without the printed address there is only a sentence."""
    named = {
        name: stranger.origin if text == "ours" else text
        for name, text in headers.items()
    }
    status, text = await stranger.get(stranger.home + path, **named)
    assert status == 403
    assert "closed to you" in text
    assert not list(stranger.client.cookie_jar)


async def test_the_way_in_cannot_be_guessed(stranger: Visitor, anna: Visitor) -> None:
    """The root of the server tells a stranger no more than any other place."""
    for path in ("/", "/favicon.ico", "/static/page.js"):
        assert (await stranger.get(stranger.origin + path))[0] == 403
        assert (await anna.get(anna.origin + path))[0] == 403


@pytest.mark.parametrize("host", ["attacker.example", "localhost", "127.0.0.1", ""])
@pytest.mark.parametrize("path", ["", "static/page.js", "ws", "download/x"])
async def test_a_foreign_name_for_this_computer_is_refused(
    anna: Visitor, host: str, path: str
) -> None:
    """A name on the internet that is pointed at this computer reads nothing."""
    status, text = await anna.get(anna.home + path, Host=host, Origin=anna.origin)
    assert status == 403
    assert "exactly as" in text


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("ws", {"Origin": "https://attacker.example"}),
        ("ws", {"Origin": "http://127.0.0.1:1"}),
        ("ws", {"Origin": "null"}),
        ("ws", {}),
        ("download/x", {"Origin": "http://127.0.0.1:1"}),
        ("download/x", {"Sec_Fetch_Site": "cross-site"}),
        ("static/page.js", {"Sec_Fetch_Site": "same-site"}),
    ],
)
async def test_a_foreign_page_is_refused(
    anna: Visitor, path: str, headers: dict[str, str]
) -> None:
    """A page in the next tab cannot reach the plan, with the cookie or without."""
    status, text = await anna.get(anna.home + path, **headers)
    assert status == 403
    assert "kept out" in text


async def test_a_foreign_page_opens_no_window(anna: Visitor, served: Served) -> None:
    """Not even one that nobody sees."""
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        async with anna.window(Origin="http://127.0.0.1:1"):
            pass
    assert not served.log.exists()


@pytest.mark.parametrize(
    "path",
    ["static", "static/", "static/x", "static/..%2fpage.html", "download/x", "y"],
)
async def test_there_is_no_list_of_files(anna: Visitor, path: str) -> None:
    """Only what the page needs is there, by its name."""
    status, text = await anna.get(anna.home + path)
    assert status == 404
    assert "nothing here" in text


async def test_only_asking_is_possible(anna: Visitor) -> None:
    """Nothing can be sent to the server but through a window."""
    async with anna.client.post(anna.home) as answer:
        assert answer.status == 405


async def test_the_page_needs_nothing_from_elsewhere(anna: Visitor) -> None:
    """Nobody outside learns that a city works on its plan."""
    async with anna.client.get(anna.home) as answer:
        page, allowed = await answer.text(), answer.headers["Content-Security-Policy"]
        server = answer.headers["Server"]
    script = (await anna.get(anna.home + "static/page.js"))[1]
    style = (await anna.get(anna.home + "static/page.css"))[1]
    assert "//" not in page.replace(f"ws://{anna.origin.removeprefix('http://')}", "")
    assert "http" not in style
    assert "script-src 'self';" in allowed
    assert "default-src 'none'" in allowed
    assert "http" not in allowed
    assert server == "crisisplan"
    assert "use strict" in script
    assert "hron&lt;b&gt;\ufffd\ufffd.plan.yaml" in page
    assert '<html lang="en">' in page
    assert "<script>" not in page


async def test_all_that_the_page_names_is_there(anna: Visitor) -> None:
    """A newer textual-serve that moved its files is noticed here, not in a city."""
    page = (await anna.get(anna.home))[1] + "static/mono.ttf"
    for name in ("xterm.css", "page.css", "page.js", "textual.js", "mono.ttf"):
        assert f"static/{name}" in page
        assert (await anna.get(f"{anna.home}static/{name}"))[0] == 200
