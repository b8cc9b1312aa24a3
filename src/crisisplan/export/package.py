"""Files packed into one, with nothing in them of the computer that packed them."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a file of this kind can hold."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Give one file that holds these parts: the same bytes for the same parts."""
    whole = BytesIO()
    with ZipFile(whole, "w") as target:
        for name, content in parts.items():
            entry = ZipInfo(name, _FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0  # else it would tell Windows from others
            target.writestr(entry, content)
    return whole.getvalue()
