"""Elements of the structure tree that tell no more than their kind (ISO 32000-1, 14.8.4).

Each is one object wherever it stands: a long brief has thousands of places for them.
"""

from briefgen.model.page import Element

BULLET = Element("Lbl", actual="•")
BODY_PART = Element("LBody")
CELL = Element("TD")
CELLS_HEAD = Element("THead")
CELLS_BODY = Element("TBody")
CELL_ROW = Element("TR")
COLUMN_HEAD = Element("TH", scope="Column")
ENTRY = Element("TOCI")
LABEL = Element("Lbl")
LINK = Element("Link")
LIST_ITEM = Element("LI")
PARAGRAPH = Element("P")
REFERENCE = Element("Reference")
ROW_HEAD = Element("TH", scope="Row")
