"""Stories in a real browser: what an official sees who never opens a terminal."""

import asyncio
import signal
import zipfile
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from aiohttp import web

from crisisplan.domain.standing import Reading
from crisisplan.export.making import Wish, contents, make_all
from crisisplan.storage.plan_file import read_plan
from tests.browser import chromium
from tests.browser.chromium import Browser, Page
from tests.browser.real import Serving, runs, serving, until
from tests.tui.conftest import new_session

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not chromium.where(), reason="Chromium is not installed here"),
]


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[Browser]:
    """A browser that has never been used."""
    async with chromium.started(tmp_path / "profile") as browser:
        yield browser


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A new plan."""
    return new_session(tmp_path / "hron.plan.yaml").path


@pytest.fixture
async def server(plan: Path) -> AsyncIterator[Serving]:
    """That plan, served to one window at a time."""
    async with serving(plan, "--sessions", "1") as server:
        yield server


@pytest.fixture
async def page(browser: Browser, server: Serving) -> Page:
    """The page, with the plan in it."""
    page = await browser.page()
    await page.open(server.address)
    await page.see("Motto")
    return page


def motto(plan: Path) -> object:
    """Give what is saved as the motto."""
    return read_plan(plan).plan.answer("motto").value


def exported(plan: Path, document: str) -> bytes:
    """Give what a document for the city hall holds."""
    file = read_plan(plan)
    now = datetime.now().astimezone()
    reading = Reading(file.plan, file.playbook, now.date())
    ((_, content),) = contents(
        make_all(Wish((document,), "amber", ("html",)), reading, now)
    ).items()
    return content


async def write_motto(page: Page, text: str) -> None:
    """Answer the second question, without touching the mouse."""
    await page.press("ArrowDown", 40)
    await page.press("ArrowDown", 40)
    await page.press("Enter", 13)
    await page.see("What do you say first?")
    await page.type(text)
    await page.see("Written.")


async def test_an_answer_typed_into_the_page_is_saved_and_there_after_a_reload(
    page: Page, plan: Path, server: Serving
) -> None:
    """The same plan as in a terminal: keys work at once, and nothing is fetched."""
    await write_motto(page, "Spolu. Žiadny strach!")
    await page.reload()
    await page.see("Motto")
    await page.press("ArrowDown", 40)
    await page.press("ArrowDown", 40)
    await page.see("Spolu. Žiadny strach!")
    assert motto(plan) == "Spolu. Žiadny strach!"
    asked = {one["request"]["url"] for one in page.all("Network.requestWillBeSent")}
    home = server.address.partition("?")[0]
    assert asked
    assert all(url.startswith(home) for url in asked)
    assert not page.all("Network.loadingFailed")
    assert not page.all("Runtime.exceptionThrown")
    assert await page.run("document.title") == "hron.plan.yaml · crisisplan"


async def test_who_has_no_plan_yet_begins_one_in_the_page(
    browser: Browser, tmp_path: Path
) -> None:
    """From the first question to the first answer, without a terminal."""
    async with serving(None, PWD=str(tmp_path)) as server:
        page = await browser.page()
        await page.open(server.address)
        await page.see("Start a new plan")
        assert await page.run("document.title") == "crisisplan"
        await page.press("F2", 113)
        await page.see("City or municipality")
        await page.type("Hron")
        await page.press("F2", 113)
        await page.see("First come 8 questions.")
        await page.press("Enter", 13)
        await page.see("Who is the mayor")
        await page.type("Eva")
        await page.see("Add “Eva”")
        await page.press("Enter", 13)
        await page.see("Telephone")
        await page.press("s", 83, held=chromium.CONTROL)
        await page.see("Mayor: Eva")
        await page.reload()
        await page.see("Mayor: Eva")
        await page.press("q", 81, held=chromium.CONTROL)
        await page.read("You left the plan.")
        await page.reload()
        await page.see("Go on with")
        _, said = await server.end(signal.SIGTERM)
    assert "everything is saved" in said
    plan = read_plan(tmp_path / "hron.plan.yaml").plan
    assert [one.name for one in plan.people.values()] == ["Eva"]
    assert {one.by for one in plan.answers.values()} == {"Anna"}


async def test_a_killed_server_is_said_in_words_and_costs_nothing(
    page: Page, plan: Path, server: Serving
) -> None:
    """The page tells what became of the work, and offers the way on."""
    await write_motto(page, "Together")
    (program,) = server.programs()
    await server.end(signal.SIGKILL)
    said = await page.read("The connection was closed.")
    assert "What you wrote is saved. Reload to go on." in said
    await until(lambda: not runs(program))
    assert motto(plan) == "Together"
    assert await page.run("document.activeElement.id") == "reload"


async def test_a_closed_tab_saves_and_makes_room(
    browser: Browser, page: Page, plan: Path, server: Serving
) -> None:
    """With one window allowed, the next waits, and opens by itself."""
    await write_motto(page, "Together")
    home = server.address.partition("?")[0]
    second = await browser.page()
    await second.open(home)
    await second.read("All windows are in use")
    (program,) = server.programs()
    await page.close()
    await second.see("Motto")
    assert not runs(program)
    assert motto(plan) == "Together"


async def test_what_was_copied_elsewhere_is_pasted_and_back(
    browser: Browser, page: Page, server: Serving, plan: Path
) -> None:
    """The text stands in a letter already; Ctrl+V and Ctrl+C do what they always do."""
    await browser.allow_clipboard("/".join(server.address.split("/")[:3]))
    await write_motto(page, "We say: ")
    await page.run("navigator.clipboard.writeText('žena \\x1b[A stays')")
    await page.press("v", 86, held=chromium.CONTROL, means="Paste")
    await page.see("stays")
    await page.press("Home", 36, held=chromium.SHIFT)
    await page.press("c", 67, held=chromium.CONTROL)
    copied = ""
    async with asyncio.timeout(chromium.PATIENCE_S):
        while not copied.startswith("We say"):
            copied = await page.run("navigator.clipboard.readText()")
    await page.press("q", 81, held=chromium.CONTROL)
    await page.read("You left the plan.")
    assert motto(plan) == copied == "We say: žena \ufffd[A stays"


async def test_the_mouse_does_what_the_keys_do(page: Page) -> None:
    """Most people click first."""
    height = await page.run(
        "document.querySelector('.xterm-screen').clientHeight / "
        "Math.floor(window.innerHeight / 21)"
    )
    at = {"x": 100, "y": height * 4.5, "button": "left", "clickCount": 1}
    await page.do("Input.dispatchMouseEvent", type="mousePressed", **at)
    await page.do("Input.dispatchMouseEvent", type="mouseReleased", **at)
    await page.see("What do you say first?")


async def test_documents_are_downloads(
    browser: Browser, page: Page, plan: Path, tmp_path: Path
) -> None:
    """One as it is, several in one file; nothing is written beside the plan."""
    folder, beside = tmp_path / "downloads", set(plan.parent.iterdir())
    await browser.save_into(folder)
    await page.press("F8", 119)
    await page.see("Which documents?")
    await page.press("Tab", 9)
    await page.press("ArrowDown", 40)
    await page.press("ArrowDown", 40)
    await page.press("Enter", 13)
    await page.press("F8", 119)
    await page.see("Given to the browser for City hall")
    await browser.saved(1)
    (plan_text,) = folder.iterdir()
    assert plan_text.name == "hron-plan-amber.html"
    assert plan_text.read_bytes() == exported(plan, "plan")
    await page.press("Tab", 9, held=chromium.SHIFT)
    await page.press("ArrowDown", 40)
    await page.press("Enter", 13)
    await page.press("F8", 119)
    await page.see("hron-documents-amber.zip")
    await browser.saved(2)
    with zipfile.ZipFile(folder / "hron-documents-amber.zip") as archive:
        assert archive.namelist() == [
            "hron-plan-amber.html",
            "hron-first-page-amber.html",
        ]
        assert archive.read("hron-first-page-amber.html") == exported(
            plan, "first-page"
        )
    assert set(plan.parent.iterdir()) - beside == {folder}


async def test_loading_anew_and_the_whole_screen_are_the_browsers(page: Page) -> None:
    """They meant that in every other page, and not “Which file came back?”."""
    await page.press("r", 82, held=chromium.CONTROL)
    await page.press("F11", 122)
    await page.press("q", 81, held=chromium.CONTROL)
    await page.read("You left the plan.")
    assert "Which file came back?" not in page.painted


async def test_leaving_the_plan_is_said_and_reload_is_one_key(
    page: Page, plan: Path
) -> None:
    """Ctrl+Q, then Enter, and the plan is there again."""
    await page.press("q", 81, held=chromium.CONTROL)
    await page.read("You left the plan.")
    await page.press("Enter", 13)
    await page.see("Motto")


async def test_the_address_opens_once_and_says_so(
    browser: Browser, page: Page, server: Serving
) -> None:
    """Somebody else at this computer is told how to get in the right way."""
    other = await browser.page(other_person=True)
    await other.open(server.address)
    said = await other.read("This address was used already")
    assert "A new address is now printed" in said
    await other.open(server.address.partition("?")[0])
    await other.read("This plan is closed to you")


async def test_a_page_of_another_program_reads_nothing(
    browser: Browser, page: Page, server: Serving
) -> None:
    """Neither the cookie nor the screen reaches what listens on another port."""
    cookies: list[str] = []

    async def lure(request: web.Request) -> web.Response:
        cookies.append(request.headers.get("Cookie", ""))
        return web.Response(text="<title>x</title>", content_type="text/html")

    app = web.Application()
    app.router.add_get("/{any:.*}", lure)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    home = server.address.partition("?")[0]
    foreign = await browser.page()
    await foreign.open(f"http://127.0.0.1:{runner.addresses[0][1]}/")
    await foreign.until(lambda: foreign.all("Page.loadEventFired"), "the page")
    live = home.replace("http", "ws") + "ws"
    heard = await foreign.run(
        "new Promise(done => {"
        f"const live = new WebSocket({live!r});"
        "live.onopen = () => done('open'); live.onerror = () => done('refused'); })"
    )
    read = await foreign.run(
        f"fetch({home!r}, {{credentials: 'include'}}).then(() => 'read', () => 'not')"
    )
    await runner.cleanup()
    assert (heard, read) == ("refused", "not")
    assert cookies
    assert not any(cookies)


async def test_a_link_of_another_kind_is_never_opened(page: Page) -> None:
    """Whatever stands in a playbook, it does not run in the page."""
    for address in ("javascript:document.title='x'", "data:text/html,x", "file:///x"):
        await page.run(f"window.open({address!r})")
        await page.run(f"window.open().location.href = {address!r}")
    assert await page.run("document.title") == "hron.plan.yaml · crisisplan"
    assert not page.all("Page.windowOpen")
