"""Who may come in: an address that works once, then a cookie; no other page."""

import hmac
import secrets
from collections.abc import Mapping, Sequence

HOST = "127.0.0.1"
_OUR_PAGE = (None, "same-origin", "none")
"""What a browser says of a request that no foreign page made."""


class Door:
    """Keeps out whoever did not open the printed address.

    Browsers send a cookie to every port of a computer. The path, which nobody can
    guess, keeps ours from other programs that listen there.
    """

    def __init__(self, port: int) -> None:
        """Begin with one address that nobody used."""
        self.host = HOST if port == 80 else f"{HOST}:{port}"
        self.origin = f"http://{self.host}"
        self.path = f"/{secrets.token_urlsafe(9)}"
        self.cookie = f"crisisplan-{port}"
        self._token = secrets.token_urlsafe(18)
        self._used: list[str] = []
        self._keys: list[str] = []

    @property
    def address(self) -> str:
        """The address that lets one browser in, once."""
        return f"{self.origin}{self.path}/?token={self._token}"

    def let_in(self, token: str) -> str:
        """Give the key for the one who brings the address; nothing to others."""
        if not _same(token, self._token):
            return ""
        self._used.append(self._token)
        self._token = ""
        self._keys.append(secrets.token_urlsafe(24))
        return self._keys[-1]

    def was_used(self, token: str) -> bool:
        """Say whether an address let somebody in before."""
        return any(_same(token, one) for one in self._used)

    def renew(self) -> bool:
        """Make a new address where the last one was used; say whether it was."""
        used = not self._token
        if used:
            self._token = secrets.token_urlsafe(18)
        return used

    def knows(self, key: str) -> bool:
        """Say whether a cookie holds a key that was given."""
        return any(_same(key, one) for one in self._keys)

    def is_called(self, hosts: Sequence[str]) -> bool:
        """Say whether the address was typed as printed.

        A name that leads to this computer, but belongs to somebody else, does not.
        """
        return tuple(hosts) == (self.host,)

    def is_ours(self, headers: Mapping[str, str], *, must_say: bool) -> bool:
        """Say whether no foreign page made the request.

        Args:
            headers: Those of the request.
            must_say: Whether the page has to be named, as it is for a live connection.
        """
        origin = headers.get("Origin")
        named = origin == self.origin or (origin is None and not must_say)
        return named and headers.get("Sec-Fetch-Site") in _OUR_PAGE


def _same(given: str, kept: str) -> bool:
    """Compare without telling by the time it takes how much is right."""
    return bool(kept) and hmac.compare_digest(
        given.encode("utf-8", "replace"), kept.encode()
    )
