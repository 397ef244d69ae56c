"""What an import came to, file by file, with Retry for what failed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from ui.look import PADDING, Look
from ui.models.import_report import Report, ReportLine
from ui.models.listing import Listing
from ui.models.wording import counted
from ui.widgets.report_delegate import ReportDelegate


class _Lines(QListView):
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class ReportDialog(QDialog):
    """The lines of a report; `retry` carries the paths of what failed."""

    retry = Signal(object)

    def __init__(self, parent: QWidget, look: Look, report: Report) -> None:
        super().__init__(parent)
        self.setWindowTitle("What was added")
        self.resize(680, 460)
        head = QLabel(report.summary)
        head.setWordWrap(True)
        head.setFont(look.ui_font(1, strong=True))
        self._listing: Listing[ReportLine] = Listing(
            lambda line: f"{line.fate}:{line.name}",
            lambda line: f"{line.fate}: {line.name}. {line.error or line.detail}",
        )
        self._listing.set_rows(report.lines)
        self.list = _Lines()
        self.list.setModel(self._listing)
        self.list.setItemDelegate(ReportDelegate(look, self.list))
        self.list.setAccessibleName("Files and what became of them")
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setBatchSize(30)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        paths = report.paths_to_retry
        if paths:
            words = f"Retry {counted(len(paths), 'file')}"
            self.retry_button = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
            self.retry_button.clicked.connect(lambda: self._retry(paths))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * PADDING, 2 * PADDING, 2 * PADDING, PADDING + 4)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)

    def _retry(self, paths: object) -> None:
        self.accept()
        self.retry.emit(paths)
