"""What every test starts from: a fixed day, and hypothesis without surprises."""

import gc
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from crisisplan.storage.recent import recent_file, remember
from tests.build import TODAY

_CALM = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("house", _CALM, max_examples=6)
settings.register_profile("thorough", _CALM, max_examples=120)  # .ci/run, once more
settings.load_profile("house")


def pytest_collection() -> None:
    """Look for no garbage among what is being imported: all of it stays."""
    gc.disable()


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and never among the modules: a tenth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)
    gc.enable()


@pytest.fixture
def today() -> date:
    """The day on which every test happens."""
    return TODAY


@pytest.fixture(autouse=True, scope="session")
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the program remembers for a person away from whoever runs the tests.

    The person in the tests has opened a plan before, and needs no tour.
    """
    folder = tmp_path_factory.mktemp("data-home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(folder))
        remember(recent_file(), folder)
        yield
