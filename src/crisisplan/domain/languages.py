"""The names of languages that cities speak to their people in."""

from collections.abc import Mapping

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


def code_of(name: str) -> str:
    """Give the letters of a language that is called so in English; else empty."""
    wanted = name.casefold()
    return next((code for code, one in _NAMES.items() if one.casefold() == wanted), "")


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
