"""The commands about chapters, and about the plan as a whole."""

from crisisplan.line import about, activity, directory, elsewhere, planning, recording
from crisisplan.line.deed import Deed

PLAN_DEEDS = (
    Deed(
        ("begin",),
        "",
        "What comes first: leads of chapters, the first questions",
        planning.begin,
        anywhere=True,
    ),
    Deed(
        ("lead",),
        "",
        "Say who leads this chapter",
        planning.lead,
        of_form=True,
    ),
    Deed(
        ("leads",),
        "",
        "Say who leads each chapter, one after the other",
        planning.all_leads,
        anywhere=True,
    ),
    Deed(
        ("about",),
        "",
        "Whose plan it is: city, languages, letterhead, logo",
        about.about,
        anywhere=True,
    ),
    Deed(
        ("distribution",),
        "",
        "Who gets which document, and how many copies",
        about.distribution,
        anywhere=True,
    ),
    Deed(
        ("record",),
        "review, exercise or activation",
        "Record a review, an exercise or an activation, with what came to light",
        activity.record,
        anywhere=True,
    ),
    Deed(
        ("findings", "finding"),
        "",
        "What came to light, and whether it was seen to",
        recording.findings,
        anywhere=True,
    ),
    Deed(
        ("adopt",),
        "",
        "Freeze the plan as the version that a body has adopted",
        recording.adopt,
        anywhere=True,
    ),
    Deed(
        ("save elsewhere",),
        "FILE",
        "Go on in another file, where this one cannot be written",
        elsewhere.save_elsewhere,
        anywhere=True,
    ),
    Deed(
        ("forget",),
        "NAME",
        "Take a person out of the plan, its copy, and all that is kept in them",
        directory.forget,
        anywhere=True,
    ),
)
