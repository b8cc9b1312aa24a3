from crisisplan.line.aloud import aloud


def test_a_table_is_read_row_by_row_with_its_headings() -> None:
    """Who hears it cannot look up at the head of the column."""
    table = "| Site | Keeper |\n| --- | --- |\n| A \\| B | Jana |\n| Hall | |"
    assert list(aloud(table)) == ["Site: A | B; Keeper: Jana", "Site: Hall"]


def test_marks_are_left_out_and_escapes_undone() -> None:
    """A stranger's stars and bars are words; ours are not read out."""
    text = (
        '## Who <a id="who"></a>\n- [Who](#who)\n**Note:** \\*\\*not bold\\*\\*\n> Say.'
    )
    assert list(aloud(text)) == ["Who", "Who", "Note: **not bold**", "Say."]


def test_boxes_lines_to_write_on_and_ends_of_lines_are_said_in_words() -> None:
    """“Dash, bracket, bracket, ten minutes” is no task, and dots are no name."""
    text = (
        "- [ ] **10 min** Call (Jana, nobody yet ………………)\n- [x] Met\n"
        "Town · Draft\\\n\\- \\[ \\] not ours\nA path C:\\\\"
    )
    assert list(aloud(text)) == [
        "To do: 10 min Call (Jana, nobody yet (left blank))",
        "Done: Met",
        "Town · Draft",
        "- [ ] not ours",
        "A path C:\\",
    ]


def test_lines_inside_a_cell_are_told_apart() -> None:
    """A name and a post that run together are one strange name."""
    table = (
        "| Name | Role |\n| --- | --- |\n| Jana Kováč<br>Deputy mayor | <br> |\n"
        "| **Called?**<br>Yes\\<br> | Lead <br> <br> Clerk |"
    )
    assert list(aloud(table)) == [
        "Name: Jana Kováč, Deputy mayor",
        "Name: Called? Yes<br>; Role: Lead, Clerk",
    ]
