"""What people call a command whose name they do not know; the palette knows it."""

from collections.abc import Mapping

ORDINARY: Mapping[str, str] = {
    "about": "settings country population name letter until valid",
    "accept": "allow trust unlock write",
    "add": "new person enter telephone contact",
    "adopt": "approve sign signature mayor decision resolution version final",
    "ask_list": "waiting remind telephone e-mail email answers",
    "ask_somebody": "unknown colleague department phone later",
    "back": "close return list escape",
    "chapter": "skip omit delete remove bring in needed responsible intro",
    "confirmed": "agreement consent approved police hospital ok",
    "comes_first": "start begin ten minutes today now",
    "details": "responsible deadline when until comment remark secret confidential tlp "
    "department",
    "distribution": "copies recipients send readers",
    "draft": "unfinished finished later",
    "export": "word pdf docx html excel save as paper printer calendar dates card "
    "cards brief handout e-mail email send copy mayor",
    "filter": "sort hide select only today role department",
    "find": "look where",
    "findings": "defects faults lessons",
    "forget": "delete erase gdpr privacy",
    "help": "keys keyboard explain how what",
    "home": "file start new begin close other",
    "inapplicable": "skip none not relevant irrelevant no",
    "leads": "responsible department heads who deputy deputies stand-in",
    "next_essential": "important urgent most",
    "next_open": "missing empty unanswered continue",
    "next_theme": "colours colors color dark black white bigger",
    "parked": "missing gone hidden why skipped",
    "people": "telephone phone contact contacts directory mayor deputy deputies person "
    "who e-mail email address verify checked",
    "preview": "look see print pages paper document show",
    "progress": "status percent bars gaps missing next overdue due statistics",
    "quit": "exit close end stop finish",
    "record": "drill training test tabletop incident",
    "redo": "again repeat",
    "remove": "delete erase",
    "review": "checked still true unchanged",
    "save": "keep store disk file write",
    "save_elsewhere": "copy as full stick drive network folder rename move backup",
    "set_aside": "lost deleted conflict clash clashes old",
    "show_all": "everything reset",
    "state": "finished settled clear status open again",
    "take_in": "import upload excel csv returned answers handout paste load",
    "tour": "introduction begin start learn tutorial",
    "undo": "mistake wrong restore delete back cancel",
    "verify": "telephone called tested correct",
    "workshop": "meeting room session departments",
}
"""By the name of the action. Word forms are not needed: beginnings of words count."""
