"""Try the program as somebody new, key by key in tmux, with a watch beside it.

    walk.py FOLDER begin [--size 80x24] COMMAND …   start the command in FOLDER
    walk.py FOLDER KEY …                            press keys, print the screen
    walk.py FOLDER watch DECISIONS                  print what it took a person

A key is called as in tmux: Enter, Escape, F9, S-F9, C-s, Up, Tab. `text:Jana Kováč`
types words. Whoever walks writes down how often they had to decide something.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from reckoning import Watch

_CALM_S, _PATIENCE_S = 0.4, 15.0
_TEXT = "text:"
_SIZE = "--size"


def tmux(folder: Path, *words: str) -> str:
    """Have tmux do something with the screen of a folder."""
    command = ["tmux", "-L", f"walk-{folder.name}", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stdout


def begin(folder: Path, words: list[str]) -> None:
    """Start a command on a screen of its own."""
    size = "80x24"
    if words[0] == _SIZE:
        _, size, *words = words
    wide, high = size.split("x")
    (folder / "walk.jsonl").unlink(missing_ok=True)
    shell = ["-d", "-x", wide, "-y", high, "-c", str(folder), "sh", "-c"]
    tmux(folder, "new-session", *shell, f"{' '.join(words)}; sleep 600")
    tmux(folder, "set", "-g", "status", "off")


def press(folder: Path, keys: list[str]) -> None:
    """Press keys, each when the screen is calm, and note what then stands there."""
    for key in keys or [""]:
        if key.startswith(_TEXT):
            tmux(folder, "send-keys", "-l", key.removeprefix(_TEXT))
        elif key:
            tmux(folder, "send-keys", key)
        screen = calm(folder)
        with (folder / "walk.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps([key, screen]) + "\n")
    print("\n".join(screen))


def calm(folder: Path) -> list[str]:
    """Give the screen when nothing moves on it any more."""
    end, before = time.monotonic() + _PATIENCE_S, None
    while time.monotonic() < end:
        time.sleep(_CALM_S)
        now = tmux(folder, "capture-pane", "-p").split("\n")
        if now == before:
            break
        before = now
    return before or []


def watch(folder: Path, decisions: int) -> None:
    """Say what the walk so far takes a person."""
    one = Watch()
    one.decisions = decisions
    for line in (folder / "walk.jsonl").read_text(encoding="utf-8").splitlines():
        key, screen = json.loads(line)
        typed = len(key.removeprefix(_TEXT)) if key.startswith(_TEXT) else 0
        one.keys += typed or bool(key)
        one.commands += bool(key) and not typed
        one.read(screen[:-2] if len(screen) > 2 else screen)  # keys are looked up
    print(
        f"{one.words} words, {one.keys} keys, {decisions} decisions: "
        f"{one.minutes:.1f} min"
    )


if __name__ == "__main__":
    place, *rest = sys.argv[1:]
    at = Path(place).resolve()
    at.mkdir(parents=True, exist_ok=True)
    if rest[:1] == ["begin"]:
        begin(at, rest[1:])
        press(at, [])
    elif rest[:1] == ["watch"]:
        watch(at, int(rest[1]))
    else:
        press(at, rest)
