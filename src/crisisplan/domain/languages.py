"""The names of languages that cities speak to their people in."""

from collections.abc import Mapping

from crisisplan.domain.folding import fold

_NAMES: Mapping[str, str] = {
    "ar": "Arabic",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bs": "Bosnian",
    "ca": "Catalan",
    "cs": "Czech",
    "cy": "Welsh",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "eu": "Basque",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ga": "Irish",
    "he": "Hebrew",
    "hr": "Croatian",
    "hu": "Hungarian",
    "is": "Icelandic",
    "it": "Italian",
    "ku": "Kurdish",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mt": "Maltese",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


_OWN: Mapping[str, str] = {
    "bg": "български",
    "cs": "čeština, česky",
    "da": "dansk",
    "de": "Deutsch",
    "el": "ελληνικά",
    "es": "español",
    "et": "eesti",
    "fi": "suomi",
    "fr": "français",
    "hr": "hrvatski",
    "hu": "magyar",
    "it": "italiano",
    "lt": "lietuvių",
    "lv": "latviešu",
    "nl": "Nederlands",
    "no": "norsk",
    "pl": "polski",
    "pt": "português",
    "ro": "română",
    "ru": "русский",
    "sk": "slovenčina, slovensky",
    "sl": "slovenščina",
    "sv": "svenska",
    "tr": "Türkçe",
    "uk": "українська",
}
"""What those who speak it call it, and write into a form that asks for it."""


_CODES = {
    fold(name): code
    for names in (_NAMES, _OWN)
    for code, one in names.items()
    for name in one.split(", ")
}


def code_of(name: str) -> str:
    """Give the letters of a language that is called so, in English or by itself."""
    return _CODES.get(fold(name), "")


def language(code: str) -> str:
    """Give the name of a language; its code where the name is not known here."""
    return _NAMES.get(code, code)


def say_translate(suggested: str, wanted: str) -> str:
    """Say that a suggested text is in another language than is wanted, where it is."""
    if suggested == wanted:
        return ""
    return f"in {language(suggested)}, to be translated"


def name_language(code: str) -> str:
    """Give the name of a language with its letters, or the letters alone."""
    return f"{_NAMES[code]} ({code})" if code in _NAMES else code
