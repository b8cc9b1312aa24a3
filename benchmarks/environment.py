"""The virtual environments that are measured: the project as a wheel, and a peer."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
_BUILT_FROM = (
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "src",
    "playbooks",
)
_NOT_SOURCE = ("__pycache__", "compiled")
"""Folders that building or running has made."""
PEER = "copier==9.19.1"
CONVERTER = "pypandoc-binary==1.17"
"""Brings pandoc along, which is measured alone beside Word and PDF."""


@dataclass(frozen=True)
class Environment:
    """A virtual environment and what runs in it."""

    folder: Path

    @property
    def python(self) -> str:
        """Its interpreter."""
        return str(self.folder / "bin" / "python")

    def program(self, name: str) -> str:
        """Give the path of a console script."""
        return str(self.folder / "bin" / name)


def cache_folder() -> Path:
    """Give the folder in which environments are kept between two runs."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    mark = hashlib.sha256(f"{CHECKOUT} {sys.version}".encode()).hexdigest()[:12]
    return Path(root) / "crisisplan-benchmarks" / mark


def clean_variables(home: Path) -> dict[str, str]:
    """Give the variables that every measured process sees.

    Nothing that steers Python is handed on: without compiled bytecode an import takes
    twice as long. The home folder is an empty one, so that nobody's own settings or
    playbooks are measured.
    """
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def project_environment(*, fresh: bool) -> Environment:
    """Give an environment with the project, built as a wheel from the checkout."""
    folder = cache_folder() / "project"
    stamp = folder / "built-from"
    mark = _fingerprint()
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == mark:
        return Environment(folder)
    source = cache_folder() / "source"
    _copy_sources(source)
    built = _install(folder, f"{source}[pdf,word]")
    stamp.write_text(mark, encoding="utf-8")
    return built


def peer_environment(*, fresh: bool) -> Environment:
    """Give an environment with the peer that is measured beside the project."""
    folder = cache_folder() / "peer"
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    if (folder / "bin" / "copier").exists():
        return Environment(folder)
    return _install(folder, PEER)


def converter(*, fresh: bool) -> str:
    """Give the program that turns Markdown into other files; nothing without it."""
    folder = cache_folder() / "converter"
    if fresh:
        shutil.rmtree(folder, ignore_errors=True)
    if not (folder / "bin").exists():
        try:
            _install(folder, CONVERTER)
        except SystemExit as refusal:
            print(refusal, file=sys.stderr)
            return ""
    return next(map(str, folder.glob("lib/*/site-packages/pypandoc/files/pandoc")), "")


def _install(folder: Path, what: str) -> Environment:
    """Install a distribution with all it needs; a folder is built and put in anew."""
    environment = Environment(folder)
    if not Path(environment.python).exists():
        venv.create(folder, with_pip=True)
    variables = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON")
    }
    install = [environment.python, "-m", "pip", "install", "--compile", what]
    compile_all = [environment.python, "-m", "compileall", "-q", str(folder / "lib")]
    for command in (install, compile_all):
        done = subprocess.run(
            command, env=variables, capture_output=True, text=True, check=False
        )
        if done.returncode and command is install:
            sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return environment


def _copy_sources(target: Path) -> None:
    """Copy what a wheel is built from, so that building leaves the checkout alone."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in _BUILT_FROM:
        path = CHECKOUT / name
        if path.is_dir():
            ignore = shutil.ignore_patterns(*_NOT_SOURCE)
            shutil.copytree(path, target / name, ignore=ignore)
        elif path.is_file():
            shutil.copy(path, target / name)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for name in _BUILT_FROM:
        path = CHECKOUT / name
        for file in sorted(path.rglob("*")) if path.is_dir() else (path,):
            if file.is_file() and not set(_NOT_SOURCE) & set(file.parts):
                digest.update(f"{file.relative_to(CHECKOUT)}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
