"""Countries by the names that people write, and what is spoken there."""

import unicodedata
from collections.abc import Mapping

_NAMES: Mapping[str, str] = {
    "AL": "Albania",
    "AM": "Armenia",
    "AT": "Austria, Österreich",
    "AU": "Australia",
    "AZ": "Azerbaijan",
    "BA": "Bosnia and Herzegovina, Bosnia, Bosna i Hercegovina",
    "BE": "Belgium, België, Belgique, Belgien",
    "BG": "Bulgaria, България",
    "BY": "Belarus",
    "CA": "Canada",
    "CH": "Switzerland, Schweiz, Suisse, Svizzera",
    "CY": "Cyprus",
    "CZ": "Czechia, Czech Republic, Česko, Česká republika",
    "DE": "Germany, Deutschland",
    "DK": "Denmark, Danmark",
    "EE": "Estonia, Eesti",
    "ES": "Spain, España",
    "FI": "Finland, Suomi",
    "FR": "France",
    "GB": "United Kingdom, UK, Great Britain, Britain, England, Scotland, Wales, "
    "Northern Ireland",
    "GE": "Georgia",
    "GR": "Greece, Ελλάδα",
    "HR": "Croatia, Hrvatska",
    "HU": "Hungary, Magyarország",
    "IE": "Ireland, Éire",
    "IS": "Iceland, Ísland",
    "IT": "Italy, Italia",
    "LI": "Liechtenstein",
    "LT": "Lithuania, Lietuva",
    "LU": "Luxembourg",
    "LV": "Latvia, Latvija",
    "MD": "Moldova",
    "ME": "Montenegro, Crna Gora",
    "MK": "North Macedonia",
    "MT": "Malta",
    "NL": "Netherlands, The Netherlands, Holland, Nederland",
    "NO": "Norway, Norge",
    "NZ": "New Zealand",
    "PL": "Poland, Polska",
    "PT": "Portugal",
    "RO": "Romania, România",
    "RS": "Serbia, Srbija",
    "SE": "Sweden, Sverige",
    "SI": "Slovenia, Slovenija",
    "SK": "Slovakia, Slovak Republic, Slovensko, Slovenská republika",
    "TR": "Turkey, Türkiye",
    "UA": "Ukraine, Україна",
    "US": "United States, United States of America, USA, America",
    "XK": "Kosovo",
}
"""Two letters, and every name that is understood; others are written as letters."""

_SPOKEN: Mapping[str, str] = {
    "AL": "sq",
    "AT": "de",
    "AU": "en",
    "BG": "bg",
    "CZ": "cs",
    "DE": "de",
    "DK": "da",
    "EE": "et",
    "ES": "es",
    "FR": "fr",
    "GB": "en",
    "GR": "el",
    "HR": "hr",
    "HU": "hu",
    "IS": "is",
    "IT": "it",
    "LI": "de",
    "LT": "lt",
    "LV": "lv",
    "MD": "ro",
    "NL": "nl",
    "NO": "no",
    "NZ": "en",
    "PL": "pl",
    "PT": "pt",
    "RO": "ro",
    "RS": "sr",
    "SE": "sv",
    "SI": "sl",
    "SK": "sk",
    "TR": "tr",
    "UA": "uk",
    "US": "en",
}
"""The language of almost all town halls; countries with more than one are not here."""


def main_language(country: str) -> str:
    """Give the two letters of what a country speaks; empty where that is not plain."""
    return _SPOKEN.get(country, "")


def letters_of(typed: str) -> str:
    """Give the two letters of a country that is called so; empty where none is."""
    return _LETTERS.get(_plain(typed), "")


def _plain(name: str) -> str:
    """Leave accents, capitals and doubled blanks out."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in apart if not unicodedata.combining(one))
    return " ".join(letters.split())


_LETTERS = {
    _plain(name): key for key, names in _NAMES.items() for name in names.split(", ")
}
