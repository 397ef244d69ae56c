"""Forms for what is known of an article, and for the head of the brief."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from briefgen.model.article import Article
from briefgen.model.brief import BriefHeader
from ui.look import PADDING, scaled
from ui.widgets.day_field import DayField

_WIDTH = 560
"""Width in which the title of a brief or an article is seen whole, in pixels at 10 points."""


class DetailsDialog(QDialog):
    """A form; `asked` carries the fields that were changed."""

    asked = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        fields: Mapping[str, tuple[str, str | date | None]],
        note: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(scaled(_WIDTH))
        self._before = {name: value for name, (_, value) in fields.items()}
        self.fields: dict[str, QLineEdit] = {}
        form = QFormLayout()
        form.setSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for name, (label, value) in fields.items():
            field = QLineEdit(value) if isinstance(value, str) else DayField(value, label)
            field.setAccessibleName(label)
            field.setCursorPosition(0)
            self.fields[name] = field
            form.addRow(label, field)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.addButton("Set", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * PADDING, 2 * PADDING, 2 * PADDING, PADDING + 4)
        column.setSpacing(14)
        column.addLayout(form)
        if note:
            words = QLabel(note)
            words.setWordWrap(True)
            words.setProperty("secondary", True)
            column.addWidget(words)
        column.addWidget(buttons)

    def _accept(self) -> None:
        """Tell what was changed; what is no day stays open to be mended."""
        values: dict[str, str | date | None] = {}
        for name, field in self.fields.items():
            if isinstance(field, DayField) and not field.fine:
                field.ask_again()
                return
            values[name] = field.day if isinstance(field, DayField) else field.text().strip()
        self.accept()
        self.asked.emit({n: v for n, v in values.items() if v != self._before[n]})


def header_dialog(parent: QWidget, header: BriefHeader) -> DetailsDialog:
    """Return a form for the head of a brief."""
    return DetailsDialog(
        parent,
        "Head of the brief",
        {
            "title": ("Title", header.title),
            "subtitle": ("Subtitle", header.subtitle),
            "kicker": ("Kind of brief", header.kicker),
            "event_from": ("First day of the event", header.event_from),
            "event_to": ("Last day of the event", header.event_to),
            "place": ("Place", header.place),
            "principal": ("For", header.principal),
            "number": ("Brief number", header.number),
            "author": ("Author", header.author),
            "cleared_by": ("Cleared by", header.cleared_by),
            "prepared": ("Prepared", header.prepared),
        },
    )


def article_dialog(parent: QWidget, article: Article) -> DetailsDialog:
    """Return a form for what is known of an article."""
    places = [
        f"{name}: {article.origin_of(name)}"
        for name in ("title", "outlet", "authors", "published", "url")
        if article.origin_of(name)
    ]
    return DetailsDialog(
        parent,
        "Details of the article",
        {
            "title": ("Title", article.title),
            "outlet": ("Outlet", article.outlet),
            "authors": ("Authors", "; ".join(article.authors)),
            "published": ("Published", article.published),
            "url": ("Address", article.url),
            "language": ("Language", article.language),
        },
        ("Read from " + ", ".join(places)) if places else "",
    )
