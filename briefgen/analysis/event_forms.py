"""Forms of English verbs for labels: the base form, the present of a plan, a wish as a wish."""

from briefgen.analysis.event_clauses import VerbGroup
from briefgen.analysis.event_words import Scene

SILENT_E = ("bl", "dl", "gl", "pl", "tl", "fl", "c", "v", "z", "u", "rg", "dg", "at", "rs", "ns")
"""Ends of stems that have lost an e: "shuttl-ing", "issu-ed"."""
_ENDINGS = (
    ("ies", ("y",)),
    ("ing", ("", "e")),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
)


def base_form(scene: Scene, word: str) -> str:
    """Return the base form of an English verb form, as far as the lists know it."""
    verbs = scene.lists["verbs"]
    if word in verbs or word.endswith(("us", "ss")):
        return word
    for ending, replacements in _ENDINGS:
        if word.endswith(ending):
            stem = word[: -len(ending)]
            forms = [stem + new for new in replacements]
            if len(stem) > 2 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
            for form in forms:
                if form in verbs:
                    return form
            silent = stem.endswith(SILENT_E) and len(forms) > 1
            return forms[1] if silent else forms[0]
    return word


def finite(scene: Scene, group: VerbGroup, base: str, plural: bool) -> str:
    """Return the verb as a headline has it: the present of what is planned, else as written."""
    word = scene.raw(group.head)
    if not group.planned and scene.has(group.start, "have_forms"):
        return scene.text(group.start, group.head + 1)
    modal = _kept_modal(scene, group)
    if group.passive or not group.planned:
        return f"{modal} be {word}" if modal else word
    if modal:
        return f"{modal} {base}"
    return base if _takes_plural(scene, group, base, plural) else third_person(base)


def _kept_modal(scene: Scene, group: VerbGroup) -> str:
    """Return "would", "should" or "may" of what is not settled; "" for a plan.

    What somebody said would come is a plan: "said he would resign".
    """
    modal = next((at for at in range(group.start, group.head) if scene.has(at, "unsettled")), -1)
    said = range(scene.first, group.start)
    if modal < 0 or any(scene.has(at, "reporting_verbs", "believing_verbs") for at in said):
        return ""
    return scene.word(modal)


def _takes_plural(scene: Scene, group: VerbGroup, base: str, plural: bool) -> bool:
    """Return whether a verb is plural: as it is written where that shows, else as its subject."""
    written = scene.word(group.start)
    alone = group.start == group.head and scene.word(group.start - 1) != "and"
    if written in scene.lists["plural_forms"] or (alone and written == base):
        return True
    if written in scene.lists["singular_forms"] or written == third_person(base):
        return False
    return plural


def wished(scene: Scene, group: VerbGroup) -> str:
    """Return "wants to finish", "urged to sign": what is only wished; "" for a plan."""
    if group.asked >= 0:
        base = base_form(scene, scene.word(group.asked))
        on = scene.text(group.asked + 1, group.asked + 2)
        on = on if scene.has(group.asked + 1, "prepositions") else ""
        made = base + ("d" if base.endswith("e") else "ed")
        return " ".join(filter(None, (made, on, "to", scene.word(group.head))))
    for at in range(group.start, group.head):
        if scene.has(at, "wishing_verbs"):
            return scene.text(at, group.head + 1)
    return ""


def third_person(base: str) -> str:
    """Return the third person singular of an English verb."""
    if base in ("have", "be"):
        return {"have": "has", "be": "is"}[base]
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in ("a", "e", "o", "u"):
        return base[:-1] + "ies"
    return base + "s"
