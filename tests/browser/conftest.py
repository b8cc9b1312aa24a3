"""What the tests of the browser start from, where the addition `browser` is there."""

from importlib.util import find_spec

if find_spec("aiohttp") and find_spec("textual_serve"):
    from tests.browser.served import anna, served, stranger

    __all__ = ["anna", "served", "stranger"]
else:
    collect_ignore_glob = ["test_*.py"]
