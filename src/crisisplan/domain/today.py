"""What was decided since a moment: a count to look at while one works."""

from datetime import UTC, datetime

from crisisplan.domain.standing import Reading


def decided_since(reading: Reading, moment: datetime) -> int:
    """Count the items in play that are answered, and were touched since a moment.

    Args:
        reading: The plan.
        moment: With its zone; the midnight of where the city is, for "today".
    """
    since = moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    spots = reading.playbook.spots
    touched = (
        spots[key].item
        for key, answer in reading.plan.answers.items()
        if answer.at >= since and key in spots
    )
    return sum(
        reading.in_play(item) and reading.standing(item).answered for item in touched
    )


def midnight(now: datetime) -> datetime:
    """Give the beginning of a day, in the zone of `now`."""
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
