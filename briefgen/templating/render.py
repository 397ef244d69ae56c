"""Front door of templating: a brief's context and a template become a Document."""

from briefgen.model.context import BriefContext
from briefgen.model.document import Document
from briefgen.model.template import BriefTemplate
from briefgen.templating.worker import RenderWorker

__all__ = ["RenderWorker", "render"]


def render(context: BriefContext, template: BriefTemplate) -> Document:
    """Return the brief as a Document, rendered in this process.

    There are no limits of time and memory here: use it for templates that come with the
    program, and a RenderWorker for those that come from elsewhere.

    Raises:
        BriefgenError: the template is at fault, with its line.
    """
    from briefgen.templating.engine import Engine

    return Engine(template).document(context)
