"""Every colour of the window, light and dark."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the window, sRGB hex.

    `window` is the ground of bars and side panes, `base` that of what is read and written.
    `selection` lies under a selected row, `marked` behind selected characters, `picked` behind
    a finding that is in the brief.
    """

    dark: bool
    window: str
    base: str
    raised: str
    hairline: str
    border: str
    text: str
    secondary: str
    accent: str
    on_accent: str
    accent_strong: str
    selection: str
    hover: str
    marked: str
    picked: str
    amber: str
    amber_tint: str
    red: str
    red_tint: str
    green: str
    desk: str


LIGHT = Colours(
    dark=False,
    window="#F5F6F8",
    base="#FFFFFF",
    raised="#FFFFFF",
    hairline="#E1E5EB",
    border="#C6CDD8",
    text="#1A2233",
    secondary="#586173",
    accent="#2C4A7C",
    on_accent="#FFFFFF",
    accent_strong="#213A64",
    selection="#E2EAF6",
    hover="#EDF0F5",
    marked="#C9DAF4",
    picked="#DCE7F7",
    amber="#855600",
    amber_tint="#FBF1DC",
    red="#9B1C1C",
    red_tint="#FBE9E8",
    green="#1F6B3A",
    desk="#E7EAEF",
)
DARK = Colours(
    dark=True,
    window="#1D2026",
    base="#24282F",
    raised="#2C313A",
    hairline="#343A45",
    border="#4A5261",
    text="#E5E8EE",
    secondary="#A9B1BF",
    accent="#7AA2E3",
    on_accent="#111722",
    accent_strong="#93B5EC",
    selection="#2B364A",
    hover="#2D323B",
    marked="#3D5380",
    picked="#2D3A52",
    amber="#E3B155",
    amber_tint="#3A3222",
    red="#F29492",
    red_tint="#402A2C",
    green="#7FC898",
    desk="#17191E",
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1.0 to 21.0 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette in these colours."""
    role = QPalette.ColorRole
    pairs = {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.window,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.red,
        role.Highlight: colours.marked,
        role.HighlightedText: colours.text,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.secondary,
        role.Mid: colours.border,
        role.Midlight: colours.hairline,
        role.Light: colours.raised,
        role.Dark: colours.border,
        role.Shadow: colours.border,
        role.Accent: colours.accent,
    }
    made = QPalette()
    for name, colour in pairs.items():
        made.setColor(name, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for name in (role.Text, role.WindowText, role.ButtonText):
        made.setColor(disabled, name, QColor(colours.secondary))
    return made
