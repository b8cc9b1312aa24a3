"""What each operation does, and what it refuses."""

from typing import Any

import pytest

from crisisplan.domain.overlay_apply import needed
from crisisplan.domain.playbook import Playbook
from tests.build import item
from tests.domain.overlays import CITY, applied, layer, resolved, sentences


def _ids(playbook: Playbook) -> list[str]:
    return [one.id for one in playbook.items]


def test_a_term_gets_the_words_of_the_place() -> None:
    """One word in one line changes every question that uses it."""
    playbook = resolved(layer(terms={"council": "mestské zastupiteľstvo"}))
    assert playbook.say("Ask {council}.") == "Ask mestské zastupiteľstvo."


def test_a_reworded_item_keeps_all_the_rest() -> None:
    """Answers carry over: the id and the kind are the playbook's."""
    change = {"reword": "first", "title": "Prvý", "ask": "Kto?", "why": "Preto."}
    found = resolved(layer(change)).item("first")
    assert (found.title, found.ask, found.why) == ("Prvý", "Kto?", "Preto.")
    assert found.weight == "important"


def test_sections_and_chapters_can_be_reworded_too() -> None:
    """A heading in the words of another country is no reason for a fork."""
    playbook = resolved(
        layer(
            {"reword": "area", "title": "Oblasť", "intro": "Úvod."},
            {"reword": "part", "title": "Časť"},
        )
    )
    chapter = playbook.chapters[0]
    assert (chapter.title, chapter.intro) == ("Oblasť", "Úvod.")
    assert chapter.sections[0].title == "Časť"


def test_a_hidden_item_is_gone_and_the_reason_stays() -> None:
    """Nobody wonders years later why a question is missing."""
    playbook = resolved(layer({"hide": "matrix", "because": "The district does it"}))
    assert "matrix" not in _ids(playbook)
    assert playbook.hidden == {"matrix": "Matrix (Slovakia: The district does it)"}


def test_hiding_what_another_item_needs_is_found() -> None:
    """A reference into nothing would confuse every reader."""
    result = applied(layer({"hide": "first", "because": "x"}))
    playbook = Playbook.model_validate(result.data)
    (fault,) = needed(playbook, result.hidden)
    assert "'last' needs it (see)" in fault.sentence


def test_a_reference_can_be_reworded_so_that_its_target_may_be_hidden() -> None:
    """Otherwise no item that others mention could ever be hidden."""
    result = applied(
        layer({"hide": "first", "because": "x"}, {"reword": "last", "see": []})
    )
    assert needed(Playbook.model_validate(result.data), result.hidden) == ()


def test_additions_stand_after_their_anchor_in_overlay_order() -> None:
    """The country's questions come first, then the city's, whatever their number."""
    first = {"add": [item("sk-a"), item("sk-b")], "after": "level"}
    second = {"add": [item("sk-c")], "after": "level"}
    city = [
        {"add": [item("nitra-x")], "after": "sk-a"},
        {"add": [item("nitra-y")], "to": "part", "after": "level"},
        {"add": [item("nitra-z")], "to": "part"},
    ]
    ids = _ids(resolved(layer(first, second), layer(*city, **CITY)))
    assert ids == [
        "first", "level", "sk-a", "nitra-x", "sk-b", "sk-c", "nitra-y", "matrix",
        "last", "nitra-z",
    ]  # fmt: skip


def test_an_addition_may_take_the_place_of_what_is_hidden() -> None:
    """To replace a question, a country hides it and asks its own there."""
    playbook = resolved(
        layer(
            {"hide": "level", "because": "Another scale"},
            {"add": [item("sk-level")], "after": "level"},
        )
    )
    assert _ids(playbook) == ["first", "sk-level", "matrix", "last"]


def test_an_added_item_says_where_it_comes_from() -> None:
    """An official must be able to tell a country's question from the playbook's."""
    playbook = resolved(layer({"add": [item("sk-a")], "to": "part"}))
    assert playbook.item("sk-a").origin == "example/sk"
    assert playbook.item("first").origin == ""


def test_added_chapters_stand_at_the_end() -> None:
    """The order of the first sitting stays as the playbook's authors made it."""
    section = {"id": "sk-part", "title": "Časť", "items": [item("sk-a")]}
    chapter = {"id": "sk-law", "title": "Zákon", "sections": [section]}
    playbook = resolved(layer(add_chapters=[chapter]))
    assert [one.id for one in playbook.chapters] == ["area", "sk-law"]
    assert playbook.item("sk-a").origin == "example/sk"


def test_more_can_be_chosen_in_a_choice_and_in_a_column() -> None:
    """A country's own threat level or channel stands beside the playbook's."""
    playbook = resolved(
        layer(
            {"add_options": "level", "options": {"sk-red": {"label": "Červený"}}},
            {
                "add_options": "matrix",
                "column": "way",
                "options": {"sk-radio": "Radio"},
            },
        )
    )
    level: Any = playbook.item("level").asks
    way: Any = playbook.item("matrix").asks
    assert list(level.options) == ["low", "sk-red"]
    assert list(way.columns[1].asks.options) == ["phone", "sk-radio"]


def test_starter_rows_can_be_added() -> None:
    """The bodies that every city of a country must call are there from the start."""
    row = {"sk-ou": {"who": "Okresný úrad"}}
    matrix: Any = resolved(layer({"add_rows": "matrix", "rows": row}))
    assert list(matrix.item("matrix").asks.rows) == ["fire", "sk-ou"]


@pytest.mark.parametrize(
    ("word", "keys", "weight"),
    [
        ("level", {}, "important"),
        ("first", {}, "essential"),
        ("level", {"weight": "essential"}, "essential"),
        ("first", {"weight": "important"}, "important"),
    ],
)
def test_a_recommendation_raises_the_weight_and_says_whose_it_is(
    word: str, keys: dict[str, str], weight: str
) -> None:
    """It prints "recommended by", never "required by law"."""
    change = {"recommend": word, "by": "the ministry", "sources": ["law"], **keys}
    found = resolved(layer(change, sources={"law": {"title": "A law"}})).item(word)
    assert (found.weight, found.recommended_by) == (weight, "the ministry")
    assert found.sources == ("law",)


def test_a_recommendation_never_lowers() -> None:
    """An overlay must not make the plan look better by asking for less."""
    first = layer({"recommend": "first"})
    lower = layer({"recommend": "first", "weight": "important"}, **CITY)
    assert "only raises" in sentences(first, lower)[0]


def test_bodies_roles_sources_and_lessons_can_be_added_and_bodies_renamed() -> None:
    """A country's own bodies and cases stand beside the playbook's."""
    playbook = resolved(
        layer(
            partners={"police": "Policajný zbor", "sk-ou": "Okresný úrad"},
            roles={"sk-clerk": "Pracovník"},
            sources={"sk-law": {"title": "Zákon"}},
            lessons={"SK1": {"text": "Volaj.", "source": "sk-law"}},
        )
    )
    assert playbook.name("police") == "Policajný zbor"
    assert playbook.name("sk-ou") == "Okresný úrad"
    assert playbook.name("sk-clerk") == "Pracovník"
    assert playbook.lessons["SK1"].source == "sk-law"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reword": "frist", "ask": "x"}, "no item or section or chapter 'frist'"),
        ({"hide": "lats", "because": "x"}, "no item 'lats'"),
        ({"hide": "part", "because": "x"}, "no item 'part'"),
        ({"recommend": "frist"}, "no item 'frist'"),
        ({"add": [], "to": "prat"}, "no section 'prat'"),
        ({"add": [], "after": "frist"}, "no item 'frist'"),
        ({"add": [], "to": "area", "after": "first"}, "in the section 'part'"),
        ({"add": []}, "'to' a section"),
        ({"add": [item("own")], "to": "part"}, "does not begin with 'sk-'"),
        ({"reword": "first"}, "Say what to reword"),
        ({"add_options": "first", "options": {}}, "'first' is no choice"),
        ({"add_options": "matrix", "options": {}}, "Name the column"),
        ({"add_options": "matrix", "column": "wya", "options": {}}, "no column 'wya'"),
        ({"add_options": "level", "options": {"low": "x"}}, "'low' already"),
        ({"add_rows": "level", "rows": {}}, "is no table"),
        ({"add_rows": "matrix", "rows": {"fire": {}}}, "'fire' already"),
        ({"add_rows": "matrix", "rows": {"own": {}}}, "does not begin with 'sk-'"),
    ],
)
def test_a_change_that_fits_nowhere_is_a_problem(
    change: dict[str, Any], words: str
) -> None:
    """A change that is silently left out would be a law that nobody follows."""
    found = sentences(layer(change))
    assert any(words in sentence for sentence in found), found


def test_a_missing_id_comes_with_the_nearest_one() -> None:
    """Most missing ids are one letter away from what was meant."""
    nearest = [
        fault.nearest
        for fault in applied(
            layer({"reword": "frist", "ask": "x"}, terms={"counsil": "x"})
        ).faults
    ]
    assert nearest == ["council", "first"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"terms": {"council": "a"}}, {"terms": {"council": "b"}}),
        ({"partners": {"police": "a"}}, {"partners": {"police": "b"}}),
        ([{"reword": "first", "ask": "a"}], [{"reword": "first", "ask": "b"}]),
        ([{"reword": "level", "ask": "a"}], [{"hide": "level", "because": "b"}]),
        ([{"recommend": "level"}], [{"recommend": "level"}]),
        (
            [{"add_options": "level", "options": {"x": "a"}}],
            [{"add_options": "level", "options": {"x": "b"}}],
        ),
    ],
)
def test_the_same_thing_changed_twice_clashes_unless_the_later_one_says_over(
    first: Any, second: Any
) -> None:
    """Whose word counts is decided by a person, not by the order of two files."""

    def made(given: Any, **keys: Any) -> Any:
        return layer(*given, **keys) if isinstance(given, list) else layer(
            **given, **keys
        )  # fmt: skip

    country = made(first)
    (clash,) = sentences(country, made(second, **CITY))
    assert "already changed by example/sk" in clash
    assert "over: example/sk" in clash
    assert sentences(country, made(second, **CITY, over="example/sk")) == []


def test_over_may_stand_at_one_change_only() -> None:
    """A city overrules its country on one point, and still hears of all others."""
    country = layer({"reword": "first", "ask": "a", "help": "a"})
    change = {"reword": "first", "ask": "b", "over": "example/sk"}
    assert resolved(country, layer(change, **CITY)).item("first").ask == "b"


def test_an_overlay_that_changes_one_thing_twice_is_a_problem() -> None:
    """One of the two would be lost."""
    changes = [{"reword": "first", "ask": "a"}, {"reword": "first", "ask": "b"}]
    assert "twice in this overlay" in sentences(layer(*changes, over="example/sk"))[0]


def test_different_keys_of_one_item_do_not_clash() -> None:
    """The country changes the question, the city the example."""
    country = layer({"reword": "first", "ask": "a"})
    city = layer({"reword": "first", "example": "b"}, **CITY)
    found = resolved(country, city).item("first")
    assert (found.ask, found.example) == ("a", "b")


def test_a_city_may_change_what_its_country_added() -> None:
    """That is what the order country, then city, is for."""
    country = layer({"add": [item("sk-a")], "to": "part"})
    city = layer({"reword": "sk-a", "ask": "b"}, **CITY)
    assert resolved(country, city).item("sk-a").ask == "b"


def test_nothing_hidden_can_be_changed() -> None:
    """A change to a question that is gone would vanish without a word."""
    country = layer({"hide": "matrix", "because": "x"})
    city = layer({"reword": "matrix", "ask": "b"}, **CITY, over="example/sk")
    assert sentences(country, city) == [
        "'matrix' is hidden by example/sk; nothing of it can change."
    ]


def test_another_source_under_the_same_id_is_a_problem_the_same_one_is_not() -> None:
    """Two overlays may cite the same law, but not two laws under one name."""
    law = {"title": "A law"}
    country = layer(sources={"law": law})
    assert sentences(country, layer(sources={"law": law}, **CITY)) == []
    assert sentences(country, layer(sources={"law": {"title": "B"}}, **CITY)) != []


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ({"id": "example/fires", "editions": ">=1"}, "for example/fires, not for"),
        ({"id": "example/floods", "editions": ">=2"}, "the editions >=2"),
    ],
)
def test_an_overlay_for_another_playbook_or_edition_is_a_problem(
    target: dict[str, str], words: str
) -> None:
    """Ids mean something else there."""
    (found,) = sentences(layer(**{"for": target}))
    assert words in found


def test_who_changed_an_item_is_known() -> None:
    """Behind every sentence stands somebody who can be asked."""
    country = layer({"reword": "first", "ask": "a"})
    city = layer({"recommend": "first"}, **CITY)
    assert applied(country, city).changed_by == {
        "first": ("example/sk", "example/nitra")
    }


def _for_both(floods: Any = None, fires: Any = None, **keys: Any) -> Any:
    """Give an overlay for two playbooks, with what is for each of them alone."""
    first = {"id": "example/floods", "editions": ">=1", **(floods or {})}
    second = {"id": "example/fires", "editions": ">=1", **(fires or {})}
    changes = keys.pop("change", [])
    return layer(*changes, **{"for": [first, second]}, **keys)


def test_what_is_for_all_and_what_is_for_this_playbook_is_put_on() -> None:
    """The facts of a country stand once; each playbook gets its own questions."""
    shared = [{"add": [item("sk-a")], "after": "first"}]
    mine = {
        "terms": {"council": "rada"},
        "change": [{"reword": "last", "ask": "Who?"}, {"recommend": "sk-a"}],
        "partners": {"police": "Policajný zbor"},
    }
    other = {"change": [{"hide": "first", "because": "x"}], "terms": {"smoke": "dym"}}
    playbook = resolved(_for_both(mine, other, change=shared))
    assert _ids(playbook) == ["first", "sk-a", "level", "matrix", "last"]
    assert playbook.say("{council}") == "rada"
    assert playbook.name("police") == "Policajný zbor"
    assert playbook.item("last").ask == "Who?"
    assert playbook.item("sk-a").recommended_by == "Slovakia"


def test_what_fits_nowhere_says_in_which_of_the_playbooks() -> None:
    """A word for all must be known to all; the author sees where it is not."""
    wrong = {"change": [{"reword": "frist", "ask": "x"}]}
    found = applied(_for_both(wrong, terms={"counsil": "x"})).faults
    assert [one.sentence for one in found] == [
        "example/floods has no term {counsil}.",
        "example/floods has no item or section or chapter 'frist'.",
    ]
    assert [one.nearest for one in found] == ["council", "first"]
    assert found[1].place.way == ("for", 0, "change", 0)


def test_one_thing_for_all_and_for_one_clashes() -> None:
    """Which of the two holds, the file must say by itself."""
    mine = {"terms": {"council": "b"}}
    (clash,) = sentences(_for_both(mine, terms={"council": "a"}))
    assert "twice in this overlay" in clash


def test_an_overlay_for_two_others_names_both() -> None:
    """Whoever took the wrong one sees what it is for."""
    one = {"id": "example/storms"}
    (found,) = sentences(_for_both(one))
    assert found == (
        "This overlay is for example/storms and example/fires, not for example/floods."
    )
