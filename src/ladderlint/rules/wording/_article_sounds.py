"""Whether a word begins with the sound of a vowel, where that is sure.

Letters are not sounds: an hour, a university, an MVP, a one-off, an 8. What is read in two ways (SQL, herb, historic),
and names whose sound can't be told from their letters, are answered with None.
"""

from __future__ import annotations

from typing import Final

from ladderlint.lexicon import word_set

_VOWELS: Final = "aeiou"
# The names of these letters begin with a vowel: an F, an X.
_VOWEL_NAMES: Final = "AEFHILMNORSX"
# Read letter by letter, though they could be read as words.
_SPELT_OUT: Final = word_set(
    "FAA FBI FTE LOE LOI MBA MFA MOU NDA NGO NLU NSA RCA RFI ROA ROI RPA RPO RSA RTO SEO SLA SLI SLO SRE SSO EU "
    "UAT UDP UFO UI UID UK UML UN UPS URI URL US USB USD UTC UUID UX"
)
# An SQL and a SQL; an MR that is read as a merge request; an MC that may be anything.
_BOTH: Final = frozenset(("FAQ", "MC", "MR", "MS", "SME", "SQL", "ST"))
# Where these are followed by other letters, they may be read by their names: an npm, an ldap, an stlite.
_AFTER: Final = {
    "f": "aeiouylr",
    "h": "aeiouy",
    "l": "aeiouy",
    "m": "aeiouy",
    "n": "aeiouy",
    "r": "aeiouyh",
    "s": "aeioucklmnpqtwhy",
}
_YOU: Final = (
    "eu ewe ubiq ukul unanim unary unicast unico unicy unif unilat union uniq unison unisex unit univ uran urea uret "
    "urin urol usab usage use using usu usur uten uter util utop uvul"
)
_YOU_SOUND: Final = tuple(_YOU.split())
_UH_SOUND: Final = ("ug", "ul", "um", "up", "urb", "urg", "urn", "ush", "utm", "utt")
_ONE: Final = frozenset(("one", "ones", "once", "oneself", "oneness", "onesie", "ouija"))
_SILENT: Final = ("heir", "honest", "honor", "honour", "hour")
# Some say an before these: the h is weak, or silent in America.
_WEAK_LIST: Final = "habit hallu herb hered hero hilar histor homag horrif hotel hum hypo hyst"
_WEAK: Final = tuple(_WEAK_LIST.split())


def begins_with_vowel(word: str) -> bool | None:
    """Tell whether a word is said with a vowel first; None where that is not sure."""
    first = word.split("-")[0].split("'")[0].split("’")[0]
    if not first.isascii() or ("." in first.rstrip(".") and not first[0].isdigit()) or "_" in first:
        return None
    if first[0].isdigit():
        return _number(first)
    if len(first) == 1:
        return _letter(first) if first.isupper() or "-" in word else None
    if first[1].isdigit():
        return _letter(first) if first[0].isupper() else None
    bare = first[:-1] if first.endswith("s") and first[:-1].isupper() else first
    if bare.isupper():
        return _acronym(bare)
    return _word(first) if first.islower() else _name(first)


def _number(word: str) -> bool | None:
    digits = word[: len(word) - len(word.lstrip("0123456789"))]
    if digits[0] == "8":
        return True
    if digits[0] == "0" or (len(digits) == 4 and digits[:2] in ("11", "18")):
        return None
    return digits in ("11", "18")


def _letter(word: str) -> bool | None:
    return None if word[0] in "Hh" else word[0].upper() in _VOWEL_NAMES


def _acronym(word: str) -> bool | None:
    if word in _BOTH or word[0] == "H":  # aitch or haitch
        return None
    as_letters = word[0] in _VOWEL_NAMES
    if word in _SPELT_OUT or not set(word) & set("AEIOUY"):
        return as_letters
    if word[0] in "AEIO":
        return None if word.startswith(("EU", "EW", "ONE", "ONCE", "OU")) else True
    return None if word[0] in "UFHLMNRSXY" else False


def _name(word: str) -> bool | None:
    """A name, or a word with capitals inside it."""
    if word[0].isupper() and not word[1:].islower() and word[0] in "FHLMNRSXUY":
        return None
    if word[:1] in ("i", "e") and word[1].isupper():
        return True
    lower = word.lower()
    if lower[0] in "ai" or (lower[0] == "e" and lower[1] not in "uw") or (lower[0] == "o" and lower[1] not in "nu"):
        return True
    if lower.startswith(_SILENT):
        return True if lower in _SILENT else None
    if lower[0] in "bcdgjkpqtvwz":
        return False
    return False if lower[0] in "flmnrs" and lower[1] in "aeiou" else None


def _word(word: str) -> bool | None:
    first = word[0]
    if first == "u":
        if word.startswith(_YOU_SOUND):
            return False
        return True if word.startswith(_UH_SOUND) or (word.startswith("un") and word[2:3] not in ("i", "")) else None
    if word.startswith("one") and word not in _ONE and not word.startswith("oner"):
        return None
    if first in _VOWELS:
        return word not in _ONE and not word.startswith(_YOU_SOUND)
    if word.startswith(_SILENT):
        return True
    if (first == "h" and word.startswith(_WEAK)) or first == "x" or not set(word) & set("aeiouy"):
        return None
    if word[1] not in _AFTER.get(first, word) or (word[:2] == "st" and word[2:3] not in tuple("aeiouyr")):
        return None
    return None if first == "y" and word[1] not in _VOWELS else False
