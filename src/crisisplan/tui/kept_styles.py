"""Style sheets that are read once, however many screens are shown.

Textual reads all of them anew for each screen that brings one of its own, and once
more for each theme, while somebody waits for that screen.
"""

from collections.abc import Mapping

from textual.css.model import RuleSet
from textual.css.stylesheet import CssSource, Stylesheet
from textual.css.types import CSSLocation

_Key = tuple[CSSLocation, CssSource]
_READ: dict[frozenset[tuple[str, str]], dict[_Key, list[RuleSet]]] = {}
"""What was read in this process, by the colours of its theme. Nobody changes rules."""


class KeptStyles(Stylesheet):
    """The style sheets of the screens shown so far, each of them read once."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        """Begin with the colours of a theme."""
        super().__init__(variables=variables)
        self._keep(variables or {})

    def set_variables(self, variables: dict[str, str]) -> None:
        """Go on with the colours of another theme."""
        super().set_variables(variables)
        self._keep(variables)

    def _keep(self, variables: Mapping[str, str]) -> None:
        self._kept = _READ.setdefault(frozenset(variables.items()), {})

    def reparse(self) -> None:
        """Gather the rules of all sources; only those that are new are read."""
        self.parse()

    def _parse_rules(
        self,
        css: str,
        read_from: CSSLocation,
        is_default_rules: bool = False,
        tie_breaker: int = 0,
        scope: str = "",
    ) -> list[RuleSet]:
        source = CssSource(css, is_default_rules, tie_breaker, scope)
        key = (read_from, source)
        if key not in self._kept:
            self._kept[key] = super()._parse_rules(css, read_from, *source[1:])
        return self._kept[key]
