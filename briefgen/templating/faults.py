"""Faults in a template, told with the file and line that the template's author wrote."""

from briefgen.errors import BriefgenError

MAIN_FILE = "brief.xml.j2"


def template_fault(
    template: str, place: str, what: str, remedy: str = "", detail: str = ""
) -> BriefgenError:
    """Return the error for a fault in a template.

    Args:
        template: name of the template, for people.
        place: "12" for a line of `brief.xml.j2`, "standard.xml.j2:12" for one of another file,
            "" where no line is known.
        what: what is wrong there, a clause without a full stop.
        remedy: what its author can do, one sentence.
        detail: technical detail for the log.
    """
    name, _, line = place.rpartition(":")
    where = f" ({name or MAIN_FILE}, line {line})" if line else ""
    return BriefgenError(
        f"The template “{template}”{where}: {what}.",
        "No pages can be made with this template until it is mended.",
        remedy or "Correct the template there, or choose another one.",
        detail=detail,
    )
