"""The style sheet laid over Fusion: flat buttons, hairlines, one accent."""

from collections.abc import Mapping

_SHEET = """
QMainWindow, QDialog { background: @window; }
QMenuBar { background: @window; border: none; padding: 2px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @raised; border: 1px solid @border; padding: 5px; }
QMenu::item { padding: 6px 28px 6px 26px; border-radius: 5px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @secondary; }
QMenu::separator { height: 1px; background: @hairline; margin: 5px 8px; }
QMenu::icon { padding-left: 6px; }
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 5px 7px; }

QPushButton, QToolButton {
    background: transparent; border: 1px solid transparent; border-radius: 6px;
    padding: 5px 10px; color: @text;
}
QToolButton { padding: 5px 8px; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: @selection; }
QPushButton:focus, QToolButton:focus { border: 1px solid @accent; }
QPushButton:disabled, QToolButton:disabled { color: @secondary; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton::menu-indicator { image: none; width: 0; }
QDialog QPushButton, QPushButton[outlined="true"], QToolButton[outlined="true"] {
    background: @raised; border: 1px solid @border;
}
QDialog QPushButton:hover, QPushButton[outlined="true"]:hover,
QToolButton[outlined="true"]:hover { background: @hover; }
QDialog QPushButton:focus, QPushButton[outlined="true"]:focus,
QToolButton[outlined="true"]:focus { border: 1px solid @accent; }
QPushButton[main="true"], QToolButton[main="true"], QDialog QPushButton:default {
    background: @accent; color: @on_accent; border: 1px solid @accent; font-weight: 600;
    padding: 5px 14px;
}
QPushButton[main="true"]:hover, QToolButton[main="true"]:hover,
QDialog QPushButton:default:hover { background: @accent_strong; }
QPushButton[main="true"]:focus, QToolButton[main="true"]:focus,
QDialog QPushButton:default:focus { border: 2px solid @text; padding: 4px 13px; }
QPushButton[main="true"]:disabled, QToolButton[main="true"]:disabled,
QDialog QPushButton:default:disabled {
    background: @hover; color: @secondary; border: 1px solid @hairline;
}

QLineEdit, QPlainTextEdit[field="true"], QComboBox {
    background: @base; border: 1px solid @border; border-radius: 6px; padding: 4px 8px;
    color: @text; selection-color: @text;
}
QLineEdit:focus, QPlainTextEdit[field="true"]:focus, QComboBox:focus {
    border: 1px solid @accent;
}
QLineEdit[quiet="true"] { background: transparent; border: 1px solid transparent; }
QComboBox QLineEdit { border: none; padding: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("@folder/down.svg"); width: 14px; height: 14px; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator, QListWidget::indicator {
    width: 15px; height: 15px; border: 1px solid @secondary; border-radius: 4px;
    background: @base;
}
QCheckBox::indicator:checked, QListWidget::indicator:checked {
    background: @accent; border: 1px solid @accent; image: url("@folder/check.svg");
}
QListWidget::indicator:indeterminate { background: @selection; border: 1px solid @accent; }
#popup QListWidget { background: transparent; }
QListWidget::item { padding: 5px 2px; border-radius: 5px; color: @text; }
QListWidget::item:selected { background: @selection; }
QCheckBox:focus { color: @accent; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QCalendarWidget QWidget { alternate-background-color: @window; }
QCalendarWidget QToolButton { color: @text; padding: 4px 8px; }
#qt_calendar_navigationbar { background: @raised; }

QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: @secondary; padding: 8px 4px 7px 4px; margin: 0 10px;
    border: none; border-bottom: 2px solid transparent;
}
QTabBar[tight="true"]::tab { margin: 0 3px; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }

QSplitter::handle { background: @hairline; }
QAbstractScrollArea { border: none; background: @base; }
QAbstractScrollArea[side="true"] { background: @window; }
QAbstractScrollArea[desk="true"] { background: @desk; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @border; border-radius: 3px; margin: 2px 4px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; margin: 4px 2px; }
QScrollBar::handle:hover { background: @secondary; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QLabel[secondary="true"] { color: @secondary; }
QLabel[wrong="true"] { color: @red; }
QWidget[bar="true"] { background: @window; }
QWidget[paper="true"] { background: @base; }
QFrame[line="true"] { background: @hairline; border: none; }
QProgressBar {
    border: none; background: @hairline; border-radius: 2px; max-height: 4px; min-height: 4px;
}
QProgressBar::chunk { background: @accent; border-radius: 2px; }
"""


def stylesheet(values: Mapping[str, str]) -> str:
    """Return the sheet with each @name filled in.

    `values` has the colours (sRGB hex) by name and, as "folder", where the tinted icons are.
    """
    sheet = _SHEET
    for name in sorted(values, key=len, reverse=True):  # "@accent_strong" before "@accent"
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet
