"""What every test starts from: a fixed day, and hypothesis without surprises."""

from datetime import date

import pytest
from hypothesis import HealthCheck, settings

from tests.build import TODAY

settings.register_profile(
    "house",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("house")


@pytest.fixture
def today() -> date:
    """The day on which every test happens."""
    return TODAY
