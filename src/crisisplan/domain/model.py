"""The base of every value of the domain."""

from typing import Any

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value that refuses keys it does not know."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, populate_by_name=True
    )

    def as_kept(self) -> dict[str, Any]:
        """Give what was said as a file keeps it; what was not said is left out."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
