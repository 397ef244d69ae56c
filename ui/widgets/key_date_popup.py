"""Asks when and where a key date is: in words, by days, with a time and its zone."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from briefgen.compose.date_lines import date_text
from briefgen.model.brief import DATE_FIELDS, PickedDate
from briefgen.model.clock import clock_of, moment_text, zone_named
from ui.look import Look
from ui.widgets.day_field import DayField, keep_order
from ui.widgets.popup import Popup

_TIME = re.compile(r"\s*([01]?\d|2[0-3])(?:[:.h]\s*([0-5]\d))?\s*(?:h|Uhr)?\s*$")
_WHEN = "mid-July, autumn 2026, by 30 September …"


@dataclass(frozen=True, slots=True)
class When:
    """What was set: the fields of PickedDate, by name."""

    fields: dict[str, object]


class KeyDatePopup(Popup):
    """`chosen` carries a When with every field that says when and where.

    `read` turns words into a row with a date, or None; words win over the days below them.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        row: PickedDate,
        around: date | None,
        read: Callable[[str], PickedDate | None],
    ) -> None:
        super().__init__(parent, look, "When and where")
        self._row, self._read = row, read
        self._written: PickedDate | None = None
        start = row.earliest or around or date.today()
        self.words = QLineEdit()
        self.words.setPlaceholderText(_WHEN)
        self._field("In words", self.words)
        self.told = QLabel()
        self.told.setProperty("secondary", True)
        self.told.hide()
        self.form.addRow("", self.told)
        self.first = DayField(start, "First day")
        self.last = DayField(row.latest or start, "Last day")
        self.form.addRow("First day", self.first)
        self.form.addRow("Last day", self.last)
        self.approximate = QCheckBox("approximate")
        self.approximate.setChecked(row.approximate)
        self.form.addRow("", self.approximate)
        self.begins, self.ends, self.zone = QLineEdit(), QLineEdit(), QLineEdit()
        self._make_clock(row)
        self.place = QLineEdit(row.place)
        self._field("Place", self.place)
        if row.evidence and row.evidence[0].reason:
            reason = QLabel(row.evidence[0].reason)
            reason.setWordWrap(True)
            reason.setProperty("secondary", True)
            self.form.addRow("", reason)
        self._clock_before = self._clock_texts()
        self._days = (self.first.day, self.last.day)
        self.button = self.add_button("Set date", main=True)
        self.button.clicked.connect(self.accept)
        self.words.textChanged.connect(self._tell)
        self.first.settled.connect(lambda: keep_order(self.first, self.last))

    def _field(self, label: str, field: QLineEdit) -> None:
        field.setAccessibleName(label)
        self.form.addRow(label, field)

    def _make_clock(self, row: PickedDate) -> None:
        clock = clock_of(row)
        line = QWidget()
        columns = QHBoxLayout(line)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(6)
        for field, name, hint, wide in (
            (self.begins, "Begins at", "14:00", 64),
            (self.ends, "Ends at", "15:30", 64),
            (self.zone, "Time zone", "local time", 150),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.setMinimumWidth(wide)
            columns.addWidget(field, 2 if field is self.zone else 1)
        if clock is not None:
            self.begins.setText(f"{clock.begins:%H:%M}")
            self.ends.setText(f"{clock.ends:%H:%M}" if clock.ends else "")
            offset = f"{clock.begins:%z}"
            self.zone.setText(clock.zone or (f"{offset[:3]}:{offset[3:5]}" if offset else ""))
        completer = QCompleter(sorted(available_timezones()), self.zone)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.setCompleter(completer)
        self.form.addRow("Time", line)

    def _tell(self) -> None:
        """Say how the words are read, as they are typed."""
        text = self.words.text().strip()
        self._written = self._read(text) if text else None
        told = date_text(self._written, "en").full if self._written else "no date in these words"
        self.told.setText(f"→ {told}")
        self.told.setVisible(bool(text))
        for field in (self.first, self.last):
            field.setEnabled(self._written is None)
        if self._written is not None and (clock := clock_of(self._written)) is not None:
            self.begins.setText(f"{clock.begins:%H:%M}")
            self.zone.setText(clock.zone)
        self.adjustSize()

    def accept(self) -> None:
        """Tell what was set and close; a day or time that is none stays open to be mended."""
        for day in (self.first, self.last):
            if self._written is None and day.day is None:
                day.ask_again()
                return
        begins, ends = _clock(self.begins.text()), _clock(self.ends.text())
        zone = self.zone.text().strip()
        for field, fine in (
            (self.begins, begins is not None or not self.begins.text().strip()),
            (self.ends, ends is not None or not self.ends.text().strip()),
            (self.zone, not zone or _offset(zone) != "" or zone_named(zone) is not None),
        ):
            if not fine:
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                field.selectAll()
                return
        fields = self._dates()
        if self._clock_texts() != self._clock_before or self._written or "edtf" not in fields:
            fields |= self._times(fields, begins, ends, zone)
        if all(getattr(self._row, name) == value for name, value in fields.items()):
            fields = {}  # a place alone does not settle the date
        place = self.place.text().strip()
        if place != self._row.place:
            fields["place"] = place
        self.close()
        if fields:
            self.chosen.emit(When(fields))

    def _clock_texts(self) -> tuple[str, ...]:
        return tuple(field.text().strip() for field in (self.begins, self.ends, self.zone))

    def _dates(self) -> dict[str, object]:
        """Return the fields that say when: by the words, by other days, else as they were."""
        if self._written is not None:
            return {name: getattr(self._written, name) for name in DATE_FIELDS}
        first, last = self.first.day, self.last.day
        if (first, last) == self._days and self._row.earliest is not None:
            return {
                **{name: getattr(self._row, name) for name in DATE_FIELDS},
                "approximate": self.approximate.isChecked(),
            }
        return {"earliest": first, "latest": last, "approximate": self.approximate.isChecked()}

    def _times(
        self, fields: dict[str, object], begins: time | None, ends: time | None, zone: str
    ) -> dict[str, object]:
        first, last = fields["earliest"], fields["latest"]
        if begins is None or not isinstance(first, date) or not isinstance(last, date):
            edtf = str(fields.get("edtf", ""))
            plain = {"edtf": edtf.partition("T")[0]} if "T" in edtf else {}
            return {"begins": "", "ends": "", "zone": "", **plain}
        offset = _offset(zone)
        named = "" if offset else zone

        def moment(day: date, at: time) -> str:
            return moment_text(day, at, named) + offset

        days = {"edtf": str(fields["edtf"]).partition("T")[0]} if "edtf" in fields else {}
        return {
            **days,
            "begins": moment(first, begins),
            "ends": moment(last, ends) if ends is not None else "",
            "zone": named,
        }


def _clock(text: str) -> time | None:
    """Return a time of day as people write it ("14:00", "9.30", "14 h"), None for none."""
    parts = _TIME.match(text)
    return time(int(parts[1]), int(parts[2] or 0)) if parts else None


def _offset(zone: str) -> str:
    """Return an offset from UTC such as "+02:00", "" if a zone is not written so."""
    parts = re.fullmatch(r"(?:UTC|GMT)?\s*([+\-−])(\d\d?):?(\d\d)?", zone.strip())
    if parts is None or int(parts[2]) > 14:
        return ""
    sign = "+" if parts[1] == "+" else "-"
    return f"{sign}{int(parts[2]):02}:{parts[3] or '00'}"
