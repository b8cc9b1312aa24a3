"""A city's own template can put its values down, and do nothing else."""

import pytest

from crisisplan.errors import CrisisPlanError
from crisisplan.export.escape import inline
from crisisplan.export.own import child, template
from crisisplan.export.own.template import OwnTemplate, render_own

VIEW = {"plan": {"city": inline("# Lviv"), "rows": ["a", "b"], "none": None}}
DEEP = "{% for a in [1,2,3,4,5,6,7,8,9,0] %}"


def tried(text: str) -> str:
    """Give what a template makes, or line and sentence of what is wrong with it."""
    try:
        return child.made(text, "own.md.j2", VIEW)
    except child.FAULTS as fault:
        line, sentence = child.explained(fault, "own.md.j2")
        return f"{line}: {sentence}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ plan.city }}", "\\# Lviv\n"),
        ("{{ plan.rows | join(', ') }}", "a, b\n"),
        ("{% set x = '# forged' %}{{ x }}", "\\# forged\n"),
        ("a\n{{ plan.cty }}", "2: Nothing is called 'cty' here."),
        ("a\n\n{{ town }}", "3: Nothing is called 'town' here."),
        ("{{ plan.none }}", "1: This cannot be carried out: A template printed None"),
        ("{{ plan }}", "1: This cannot be carried out: A template printed dict"),
        ("a\n{% for", "2: This is not how a template is written: "),
        ("{% for a in b %}", "Jinja was looking for the following tags: 'endfor'"),
        ("{{ plan.city | safe }}", "1: No filter named 'safe'. The filters are: first"),
        ("{% include '/etc/hosts' %}", "It asks for '/etc/hosts'. A template stands"),
        ("{% extends '_parts.md.j2' %}", "It asks for '_parts.md.j2'. A template"),
        ("{{ plan.__class__ }}", "1: A template may not do this: access to attribute"),
        ("{{ ''.join.__globals__ }}", "1: Nothing is called '__globals__' here."),
        ("{{ plan.rows.append('c') }}", "1: A template may not do this: "),
        ("{{ plan.update({}) }}", "1: A template may not do this: "),
        ("{{ range(9) }}", "1: Nothing is called 'range' here."),
        ("{{ lipsum() }}", "1: Nothing is called 'lipsum' here."),
        ("{{ 'x' * 1000000000 }}", "1: '*' is not for templates. Write the text out."),
        ("{{ 9 ** 9999999 }}", "1: '**' is not for templates."),
        ("{{ '%9999999999d' % 1 }}", "1: '%' is not for templates."),
        ("{{ 1 / 0 }}", "1: This cannot be carried out: division by zero."),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "It calls itself without"),
        (
            DEEP * 5 + "x" * 999 + "{% endfor %}" * 5,
            "It makes more than 20 million letters.",
        ),
    ],
)
def test_a_template_is_made_or_says_what_is_wrong_where(
    text: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever changes one line learns which one, and what to write instead."""
    if "letters" in expected:
        monkeypatch.setattr(child, "MOST_LETTERS", 20_000)
        expected = expected.replace("20 million", "0 million")
    assert expected in tried(text)


def test_a_value_is_made_safe_once() -> None:
    """What was escaped before it came is not escaped again, and what is cut is."""
    assert tried("{{ plan.city }} {{ plan.city[1:] }}") == "\\# Lviv \\# Lviv\n"
    assert tried("{{ plan.city.replace('Lviv', '*') }}") == "\\\\# \\*\n"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("{{ 'x'.center(99999999999) }}", template.SECONDS),
        (DEEP * 99 + "{% endfor %}" * 99, template.SECONDS),
        (
            "{% macro f(x) %}" + DEEP + "{% if x %}{{ f(x - 1) }}{% endif %}"
            "{% endfor %}{% endmacro %}{{ f(30) }}",
            0.3,
        ),
    ],
    ids=[
        "a text that fills the memory",
        "loops too deep to be read",
        "an endless loop",
    ],
)
def test_what_the_sandbox_lets_through_ends_with_its_process(
    text: str, seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program that asked lives on and says so."""
    monkeypatch.setattr(template, "SECONDS", seconds)
    with pytest.raises(CrisisPlanError, match=r"^own\.md\.j2.*([Ll]ook for|Too many)"):
        render_own(OwnTemplate("own.md.j2", text), VIEW)
