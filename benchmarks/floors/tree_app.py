"""A bare tree with as many rows as a plan has items.

Usage: tree_app.py ROWS
"""

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Tree


class TreeApp(App[None]):
    """Shows the rows, unfolded, and can be left."""

    BINDINGS: ClassVar = [("ctrl+q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Lay out the tree."""
        tree: Tree[None] = Tree("All questions")
        for number in range(int(sys.argv[1])):
            tree.root.add_leaf(f"Measure {number:05d}")
        tree.root.expand()
        yield Header()
        yield tree
        yield Footer()


TreeApp().run()
