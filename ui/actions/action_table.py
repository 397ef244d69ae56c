"""Every action of the window: name, words, icon, keys, what it does in a sentence."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from ui.look import Look

_Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action; `keys` are portable texts or a standard key, `menu` the menu it stands in.

    A name that begins with "-" is a separator.
    """

    name: str
    text: str = ""
    icon: str = ""
    keys: str | QKeySequence.StandardKey = ""
    tip: str = ""


MENUS: dict[str, tuple[ActionSpec, ...]] = {
    "&File": (
        ActionSpec("new", "&New brief", "new", _Key.New, "Start an empty brief"),
        ActionSpec("open", "&Open…", "open", _Key.Open, "Open a brief file"),
        ActionSpec("recent", "Open &recent"),
        ActionSpec("-1"),
        ActionSpec("save", "&Save", "save", _Key.Save, "Save the brief"),
        ActionSpec("save_as", "Save &as…", "", "Ctrl+Shift+S", "Save the brief to another file"),
        ActionSpec("save_template", "Save as &template…", "template", "",
                   "Keep the brief's structure for the next one"),
        ActionSpec("give_template", "Give the template a&way…", "", "",
                   "Write the brief's template to a file that others can take in"),
        ActionSpec("take_template", "Take a template &in…", "", "",
                   "Add a template that somebody gave you"),
        ActionSpec("-2"),
        ActionSpec("export", "&Export…", "export", "Ctrl+E", "Write the brief as PDF and Word"),
        ActionSpec("-3"),
        ActionSpec("quit", "&Quit", "", _Key.Quit, "End the program"),
    ),
    "&Edit": (
        ActionSpec("undo", "&Undo", "undo", _Key.Undo),
        ActionSpec("redo", "&Redo", "redo", _Key.Redo),
        ActionSpec("-1"),
        ActionSpec("edit_item", "&Edit", "edit", "F2", "Edit the selected row in place"),
        ActionSpec("remove", "Re&move", "remove", "Del", "Remove the selected item or issue"),
        ActionSpec("move_up", "Move u&p", "", "Alt+Up", "Move the selected item or issue up"),
        ActionSpec("move_down", "Move &down", "", "Alt+Down", "Move it down"),
        ActionSpec("-2"),
        ActionSpec("find", "&Search articles", "search", _Key.Find,
                   "Go to the search field; where an article is read, find words in it"),
        ActionSpec("find_text", "&Find in the article", "", "/", "Find words in the article"),
        ActionSpec("find_next", "Find ne&xt", "", "F3", "Go to the next hit"),
        ActionSpec("find_previous", "Find pre&vious", "", "Shift+F3", "Go to the one before"),
    ),
    "&Source": (
        ActionSpec("add", "&Add articles…", "add", "Ctrl+Shift+A", "Add article files"),
        ActionSpec("paste", "&Paste article", "paste", "Ctrl+Shift+V",
                   "Add the article in the clipboard"),
        ActionSpec("fetch", "&Fetch from an address…", "jump", "",
                   "Fetch one web page: the only time that briefgen uses the network"),
        ActionSpec("inbox", "Watch an &inbox folder…", "folder", "",
                   "Offer new files of a folder as they arrive"),
        ActionSpec("import_report", "What was added &last", "", "",
                   "Go through what the last import came to, file by file"),
        ActionSpec("sample", "Open the &sample summit", "", "", "Add invented articles"),
        ActionSpec("-1"),
        ActionSpec("pick_quote", "Quote", "quote", "Q", "Pick the selected words or quote"),
        ActionSpec("pick_date", "Date", "date", "D", "Pick the selected date"),
        ActionSpec("pick_point", "Point", "point", "P", "Make a point of the selected words"),
        ActionSpec("pick_position", "Stance", "position", "S", "Pick the selected position"),
        ActionSpec("next_found", "&Next finding", "", "N", "Go to the next finding in the article"),
        ActionSpec("previous_found", "Pre&vious finding", "", "Shift+N", "Go to the one before"),
        ActionSpec("-2"),
        ActionSpec("add_suggestion", "Add s&uggestion", "add", "A",
                   "Add what is suggested: a quote to the section, a date to the key dates"),
        ActionSpec("accept_sure", "Accept all of confidence A", "check", "Ctrl+Shift+Return",
                   "Pick every finding of this article that is nearly always right"),
        ActionSpec("confirm_dates", "Confirm the &date and go on", "check", "Y",
                   "Confirm when the selected articles were published, and go to the next doubt"),
        ActionSpec("article_details", "Article de&tails…", "edit", "",
                   "Correct title, outlet, authors, date"),
        ActionSpec("remove_article", "&Remove article", "remove", "",
                   "Take the selected article out of the brief"),
    ),
    "&Quote": (
        ActionSpec("revise", "Correct the &words", "edit", "E",
                   "Set where the selected quotation begins and ends, with the arrow keys"),
        ActionSpec("split_quote", "&Split at the cursor", "", "X",
                   "Make two quotations of one, where the text cursor stands"),
        ActionSpec("merge_quotes", "&Merge with the next", "", "M",
                   "Make one of this quotation and the next; what stands between is left out"),
        ActionSpec("-1"),
        ActionSpec("compare", "&Compare the sources", "", "C",
                   "Show how the sources of the selected quotation word it"),
        ActionSpec("pair", "Pair as &translation…", "", "T",
                   "Choose the quotation that this one translates"),
        ActionSpec("-2"),
        ActionSpec("reject_found", "&Reject, or take back", "cross", "Backspace",
                   "Reject the selected finding, or take its rejection back"),
        ActionSpec("show_rejected", "&List what was rejected", "", "",
                   "List the rejected findings of the article, to take one back"),
    ),
    "&Library": (
        ActionSpec("show_library", "Show the &library", "library", "Ctrl+L",
                   "Search everything that was ever added"),
        ActionSpec("-1"),
        ActionSpec("library_add", "&Add to brief", "add", "Ctrl+Shift+B",
                   "Add the articles selected in the library to the brief"),
        ActionSpec("library_open", "Open the &original", "open", "Ctrl+Shift+O",
                   "Open the file that the article was read from"),
        ActionSpec("library_tags", "&Tags…", "tag", "Ctrl+T", "Give tags, or take them away"),
        ActionSpec("library_collect", "&Collections…", "folder", "",
                   "Put the articles into collections"),
        ActionSpec("library_details", "&Details…", "edit", "Ctrl+Shift+D",
                   "Set outlet, language, date and tags of all selected articles"),
        ActionSpec("library_unread", "Mark as &unread", "", "", "Mark the articles as unread"),
        ActionSpec("-2"),
        ActionSpec("library_save", "&Save this search…", "", "", "Keep the search under a name"),
        ActionSpec("library_bin", "&Move to the bin", "remove", "",
                   "Take the articles out of the library; they can be put back"),
        ActionSpec("library_put_back", "&Put back", "undo", "", "Take them out of the bin"),
        ActionSpec("library_bring_back", "Undo &emptying the bin", "undo", "",
                   "Bring back what was deleted with the bin since the program was started"),
        ActionSpec("library_restore", "&Restore a backup…", "redo", "",
                   "Put a backup in the place of a library that cannot be opened"),
    ),
    "&Brief": (
        ActionSpec("propose", "&Propose a brief", "propose", "Ctrl+Shift+P",
                   "Propose issues, quotes and dates from all articles"),
        ActionSpec("next_proposal", "&Next proposal", "", "Ctrl+G", "Go to the next proposal"),
        ActionSpec("confirm_all", "Confirm all proposals", "check", "",
                   "Confirm every item that was proposed"),
        ActionSpec("-1"),
        ActionSpec("add_issue", "Issue", "new", "Ctrl+I", "Add an issue"),
        ActionSpec("add_item", "Add i&tem here", "", "Ctrl+Return",
                   "Write an item into the part that is selected"),
        ActionSpec("agenda", "Add an &agenda…", "", "",
                   "Add the events of a calendar file (.ics) to the key dates"),
        ActionSpec("copy_dates", "Copy key dates as a ta&ble", "", "",
                   "Put the key dates into the clipboard for a spreadsheet"),
        ActionSpec("language", "&Language"),
        ActionSpec("header", "&Head of the brief…", "", "Ctrl+H", "Title, dates, place, for whom"),
        ActionSpec("-2"),
        ActionSpec("confirm", "&Confirm", "check", "Ctrl+K", "Confirm the selected proposal"),
        ActionSpec("confirm_next", "Confirm and go &on", "", "K",
                   "Confirm the selected proposal and go to the next doubt, or the next proposal"),
        ActionSpec("reject", "&Reject", "cross", "Shift+K",
                   "Reject the selected proposal; the next one is selected"),
        ActionSpec("disclosure", "Not for &disclosure", "lock", "Ctrl+D",
                   "Keep the selected item from being used in the meeting"),
        ActionSpec("show_source", "&Show in the article", "jump", "Ctrl+J",
                   "Show where the selected item comes from"),
        ActionSpec("other_reading", "Oth&er reading of the date", "redo", "R",
                   "Read the selected date in the other way that its words allow"),
        ActionSpec("hide_date", "Key date on or off the pa&ge", "", "H",
                   "Leave the selected key date off the page, or put it back"),
    ),
    "&View": (
        ActionSpec("show_article", "&Article", "article", "Ctrl+1", "Show the article"),
        ActionSpec("show_pages", "&Pages", "page", "Ctrl+2", "Show the pages"),
        ActionSpec("show_found", "&Found", "search", "Ctrl+3", "List what was found"),
        ActionSpec("show_suggested", "&Suggestions", "propose", "Ctrl+4",
                   "What of the library fits the section"),
        ActionSpec("show_people", "P&eople", "", "Ctrl+5", "People, and all that they said"),
        ActionSpec("review", "&Review", "warning", "F8", "Go through what the checks say"),
        ActionSpec("next_pane", "Next pa&ne", "", "F6", "Move the focus to the next pane"),
        ActionSpec("-1"),
        ActionSpec("fold_all", "F&old all issues", "", "Ctrl+0", "Show only the issues' headings"),
        ActionSpec("zoom_in", "Zoom &in", "", _Key.ZoomIn, "Enlarge the pages"),
        ActionSpec("zoom_out", "Zoo&m out", "", _Key.ZoomOut, "Make the pages smaller"),
        ActionSpec("zoom_fit", "Fit the &width", "", "Ctrl+9", "Fit the pages to the pane"),
        ActionSpec("-2"),
        ActionSpec("look", "&Look"),
        ActionSpec("offline", "Never &use the network", "", "",
                   "Forbid even fetching a page from an address"),
    ),
    "&Help": (
        ActionSpec("keys", "&Keys", "", "F1", "All keys of the window"),
        ActionSpec("about", "&About briefgen"),
    ),
}  # fmt: skip


IN_THE_TEXT: tuple[tuple[str, str], ...] = (
    ("Move the end of the selected quotation", "Shift+← →"),
    ("Move its beginning", "Shift+Alt+← →"),
    ("The same by words", "with Ctrl"),
    ("Keep what was moved, or give it up", "Return, Esc"),
)
"""Keys that mean something only where an article is read: what they do, and which."""


class Actions(QObject):
    """The window's actions by name; icons follow the look."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self.look = look
        self._icons: dict[str, str] = {}
        self._actions: dict[str, QAction] = {}
        for specs in MENUS.values():
            for spec in specs:
                if not spec.name.startswith("-"):
                    self._actions[spec.name] = self._make(spec, window)
        look.changed.connect(self._dress)
        self._dress()

    def __getitem__(self, name: str) -> QAction:
        """Return the action of that name."""
        return self._actions[name]

    @property
    def every(self) -> list[QAction]:
        """All of them."""
        return list(self._actions.values())

    def several(self, *names: str) -> list[QAction]:
        """Return some actions in that order."""
        return [self._actions[name] for name in names]

    def keys(self) -> dict[str, list[tuple[str, str]]]:
        """Return what every key does, (words, keys), by the title of its menu."""
        native = QKeySequence.SequenceFormat.NativeText
        groups = {
            title: [
                (spec.text, self._actions[spec.name].shortcut().toString(native))
                for spec in specs
                if spec.name in self._actions and not self._actions[spec.name].shortcut().isEmpty()
            ]
            for title, specs in MENUS.items()
        }
        plain = {
            title.replace("&", ""): [(text.replace("&", "").rstrip("…"), key) for text, key in keys]
            for title, keys in groups.items()
        }
        return {**plain, "In the text": list(IN_THE_TEXT)}

    def _make(self, spec: ActionSpec, window: QWidget) -> QAction:
        action = QAction(spec.text, window)
        action.setObjectName(spec.name)
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{spec.tip or spec.text.replace('&', '')}  ({native})")
        elif spec.tip:
            action.setToolTip(spec.tip)
        action.setStatusTip(spec.tip)
        if spec.icon:
            self._icons[spec.name] = spec.icon
        window.addAction(action)
        return action

    def _dress(self) -> None:
        for name, icon in self._icons.items():
            self._actions[name].setIcon(self.look.icon(icon, gap=True))
