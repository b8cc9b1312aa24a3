"""What a plan says of itself: whose it is, until when it holds, and who gets it."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from crisisplan.domain.audience import MARKINGS, WORDS
from crisisplan.domain.entering import read_name
from crisisplan.domain.plan import City, Delivery, Plan
from crisisplan.domain.text import nearest, one_line, tidy
from crisisplan.domain.values import read_number
from crisisplan.errors import NotAnAnswerError

FACTS: Mapping[str, str] = {
    "name": "City or municipality",
    "country": "Country",
    "population": "Residents",
    "languages": "Languages, main one first",
    "letterhead": "Letterhead of documents",
    "logo": "File of the logo",
}
"""What is asked about a city, by the keys of its values."""


def city_facts(city: City) -> Mapping[str, str]:
    """Give the facts about a city as they are typed."""
    return {
        "name": city.name,
        "country": city.country,
        "population": "" if city.population is None else str(city.population),
        "languages": ", ".join(city.languages),
        "letterhead": city.letterhead,
        "logo": city.logo,
    }


def about_lines(plan: Plan) -> Iterator[str]:
    """Say everything, a line for each fact."""
    for key, value in city_facts(plan.city).items():
        yield f"{FACTS[key]}: {value or 'not said'}"
    yield f"The plan holds until: {plan.review_by or 'no date'}"
    yield "Distribution:" if plan.distribution else "Distribution: nobody yet"
    for number, one in enumerate(plan.distribution, 1):
        yield f"{number:>3}. {say_delivery(one)}"


def say_delivery(one: Delivery) -> str:
    """Say who gets what."""
    copies = "1 copy" if one.copies == 1 else f"{one.copies} copies"
    return (
        f"{one.to}: {one.document.replace('-', ' ')}, {WORDS[one.audience]}, {copies}"
    )


def read_delivery(parts: Sequence[str], documents: Collection[str]) -> Delivery:
    """Read who gets which document, for which audience, and in how many copies.

    What is left out is the full plan, for city hall, in one copy.

    Args:
        parts: At most four texts, in this order.
        documents: The names of documents that there are.

    Raises:
        NotAnAnswerError: Something of it is not known; the text says what is.
    """
    typed = [one_line(tidy(one)) for one in parts]
    to, document, audience, copies, *more = [*typed, "", "", "", ""][
        : max(4, len(typed))
    ]
    if more:
        raise NotAnAnswerError(
            "Write at most four parts: who; document; audience; number of copies."
        )
    if not to:
        raise NotAnAnswerError("Write who gets it.")
    read_name(to)
    word = document.casefold().replace(" ", "-") or "plan"
    if word not in documents:
        hint = nearest(word, documents)
        raise NotAnAnswerError(
            f"There is no document {document!r}."
            + (f" Did you mean {hint!r}?" if hint else "")
            + f" The documents are: {', '.join(documents)}."
        )
    label = audience.casefold().removeprefix("tlp:") or "amber"
    marking = next((one for one in MARKINGS if one == label), None)
    if marking is None:
        raise NotAnAnswerError(f"Write the audience as one of: {', '.join(MARKINGS)}.")
    count = int(read_number(copies)) if copies else 1
    if count < 1:
        raise NotAnAnswerError("Write how many copies, like 2.")
    return Delivery(to=to, document=word, audience=marking, copies=count)


def with_delivery(
    known: Sequence[Delivery], one: Delivery, number: int = 0
) -> tuple[Delivery, ...]:
    """Give the list with a line in place of another, or behind all of them.

    Where the same people get the same document already, that line is replaced.
    """
    if number:
        return (*known[: number - 1], one, *known[number:])
    same = [(line.to.casefold(), line.document) for line in known]
    key = (one.to.casefold(), one.document)
    if key in same:
        return with_delivery(known, one, same.index(key) + 1)
    return (*known, one)


def without_delivery(known: Sequence[Delivery], number: int) -> tuple[Delivery, ...]:
    """Give the list without a line.

    Raises:
        NotAnAnswerError: There is no such line.
    """
    if not 1 <= number <= len(known):
        raise NotAnAnswerError(f"There is no line {number} on the distribution list.")
    return (*known[: number - 1], *known[number:])
