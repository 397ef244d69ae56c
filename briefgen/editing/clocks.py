"""The time zone that the words of a source name: "14:00 CEST", "9 a.m. Brussels time"."""

import re
import tomllib
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from briefgen.model.brief import DateEvidence, PickedDate
from briefgen.model.clock import clock_of

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LONGEST = 4  # words of a zone's name


def zone_of_words(evidence: DateEvidence) -> str:
    """Return the IANA name of the zone that an expression names, "" if it names none for sure.

    The zone has to have the offset that the expression was read with on its day: "CEST" in
    winter, or a city's time read otherwise, names no zone but the offset alone.
    """
    if "T" not in evidence.edtf:
        return ""
    known = _names()
    words = [word.casefold() for word in _WORD.findall(evidence.anchor.exact)]
    for size in range(_LONGEST, 0, -1):
        for start in range(len(words) - size + 1):
            zone = known.get(" ".join(words[start : start + size]), "")
            if zone and _agrees(evidence, zone):
                return zone
    return ""


def _agrees(evidence: DateEvidence, zone: str) -> bool:
    row = PickedDate("", "", evidence.edtf, evidence.earliest, evidence.latest, zone=zone)
    clock = clock_of(row)
    written = evidence.edtf.partition("T")[2]
    return clock is not None and clock.zone == zone and bool(re.search(r"[Z+-]", written))


@cache
def _names() -> dict[str, str]:
    """Return zones by the words that name them: abbreviations, and "<city> time"."""
    data = tomllib.loads((Path(__file__).parent / "zone_names.toml").read_text(encoding="utf-8"))
    names: dict[str, str] = {}
    for zone in sorted(available_timezones()):
        area, slash, city = zone.rpartition("/")
        if slash and area.split("/")[0] in data["areas"]:
            names[f"{city.replace('_', ' ').casefold()} time"] = zone
    for zone, written in data["zones"].items():
        names.update((words, zone) for words in written.split("|"))
    return names
