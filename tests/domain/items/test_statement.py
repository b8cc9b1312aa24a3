from dataclasses import replace

import pytest

from crisisplan.domain.items.base import Around, line_of
from crisisplan.domain.items.statement import Statement
from crisisplan.errors import NotAnAnswerError
from tests.build import AROUND, kind

SAY = kind("statement", most="60", placeholders=["time"], clears_with="police")


def test_what_is_typed_is_the_text_in_the_first_language() -> None:
    """The city begins with its own language; gaps stay as they are written."""
    kept = SAY.parse("At [time] we\r\nlearned of it.\n", AROUND)
    assert kept == {"sk": "At [time] we\nlearned of it."}
    assert SAY.parse("Hello", Around()) == {"en": "Hello"}


@pytest.mark.parametrize(
    ("value", "missing"),
    [
        ({"sk": "a", "en": "b"}, ""),
        ({"sk": "a"}, "Not yet written in: en."),
        ({"sk": "a", "en": ""}, "Not yet written in: en."),
        ({"sk": ""}, "Nothing is written yet."),
    ],
)
def test_it_is_whole_when_every_language_has_a_text(
    value: dict[str, str], missing: str
) -> None:
    """Residents who read English wait as long as all others."""
    assert SAY.missing(value, AROUND) == missing


def test_an_empty_text_is_no_statement_where_no_language_is_named() -> None:
    """A plan that names no language still needs words."""
    assert SAY.missing({"en": ""}, Around()) == "Nothing is written yet."
    assert SAY.missing({"en": "Words."}, Around()) == ""


def test_too_long_to_be_read_out_is_refused() -> None:
    """The limit is what one person can say in a minute."""
    with pytest.raises(NotAnAnswerError, match="61 characters; at most 60"):
        SAY.parse("x" * 61, AROUND)


@pytest.mark.parametrize("value", ["text", ["text"], {"sk": {"a": "b"}}])
def test_a_statement_without_a_language_is_refused(value: object) -> None:
    """Nobody guesses in which language a text is."""
    assert SAY.faults(value, AROUND) != ()  # type: ignore[arg-type]


def test_each_language_that_has_a_text_is_shown() -> None:
    """An empty language prints nothing."""
    assert line_of(SAY.show({"sk": "Ahoj", "en": ""}, AROUND)) == "sk: Ahoj"


def test_the_suggestion_in_another_language_is_no_answer_yet() -> None:
    """Who reads it out in Slovak has to have Slovak in their hand."""
    asks = kind("statement", starter="Dial {number} at [place].")
    assert isinstance(asks, Statement)
    around = replace(AROUND, say=lambda text: text.replace("{number}", "112"))
    english = "Dial 112\nat [place].\n"
    assert asks.untranslated({"sk": english, "en": english}, around) == ("sk",)
    assert asks.missing({"sk": english, "en": english}, around) == (
        "Still in English: to be translated into Slovak."
    )
    assert asks.missing({"sk": english}, around) == (
        "Still in English: to be translated into Slovak. Not yet written in: en."
    )
    assert asks.missing({"sk": "Volajte 112.", "en": english}, around) == ""
    assert asks.missing({"de": english}, replace(around, languages=())) != ""


SUGGESTED = (
    "At [time] there was an attack at [place]. The police of Bratislava are at the "
    "scene. Stay away from the centre. In an emergency call 112. We will tell you more "
    "at [next time]."
)


@pytest.mark.parametrize(
    ("text", "still"),
    [
        (SUGGESTED, True),
        (f"{SUGGESTED} Parents can come to the school.", True),
        (SUGGESTED.replace("[place]", "Hlavné námestie").replace("[time]", "9"), True),
        (SUGGESTED.partition("In an emergency")[0], False),
        (SUGGESTED.replace("Stay away", "Keep away"), True),
        (
            "O [time] došlo na mieste [place] k útoku. Polícia Bratislava zasahuje. "
            "Vyhnite sa centru. V núdzi volajte 112. Viac povieme o [next time].",
            False,
        ),
        ("", False),
    ],
)
def test_a_suggestion_that_was_only_filled_in_is_still_in_its_language(
    text: str, still: bool
) -> None:
    """A name and a number do not make English of it Slovak, nor the other way round."""
    asks = kind("statement", starter=SUGGESTED)
    assert isinstance(asks, Statement)
    assert asks.untranslated({"sk": text}, AROUND) == (("sk",) if still else ())


def test_a_suggestion_without_words_is_compared_as_it_is() -> None:
    """A number to call reads the same in Slovak, unless it is another one."""
    asks = kind("statement", starter="[place]: 112")
    assert isinstance(asks, Statement)
    assert asks.untranslated({"sk": "[place]: 112"}, AROUND) == ("sk",)
    assert asks.untranslated({"sk": "Radnica: 112"}, AROUND) == ()


def test_each_language_has_the_gaps_of_its_own_suggested_words() -> None:
    """Nobody reads out “next-update” in Slovak."""
    said = kind(
        "statement",
        placeholders=["time", "place"],
        starter="At [time] in [city]: [place].",
        starters={"sk": "O [čas], [city]: [miesto], [čas]."},
    )
    assert isinstance(said, Statement)
    assert said.gaps(AROUND) == ("[čas]", "[miesto]")
    assert said.gaps(AROUND, "en") == ("[time]", "[place]")
    assert said.gaps(AROUND, "uk") == ("[time]", "[place]")


def test_the_suggestion_comes_in_the_citys_language_where_there_is_one() -> None:
    """A Slovak town has Slovak words in its hand, not English ones to translate."""
    said = kind("statement", starter="Stay {here}.", starters={"sk": "Ostaňte {here}."})
    around = replace(AROUND, say=lambda text: text.replace("{here}", "112"))
    assert isinstance(said, Statement)
    assert said.suggested(around, "sk") == ("Ostaňte 112.", "sk")
    assert said.suggested(around) == ("Ostaňte 112.", "sk")
    assert said.suggested(around, "uk") == ("Stay 112.", "en")
    named = kind("statement", starter="I am [name], mayor of [city].")
    assert isinstance(named, Statement)
    known = replace(AROUND, city="Hron")
    assert named.suggested(known)[0] == "I am [name], mayor of Hron."
    assert said.missing({"sk": "Ostaňte 112.", "en": "Stay 112."}, around) == ""
