"""All edits of a brief: each takes a Brief and gives another one, and changes nothing in place.

Those of quotations take and give a Dossier, for the finding changes with the item.

An edit of something that the brief does not hold (an item removed meanwhile, an issue of
another brief) gives the brief back unchanged: a late click is no error. Ids stay unique: an
item or issue whose id is taken already gets a fresh one on its way in.
"""

from briefgen.editing.issues import (
    add_issue,
    merge_issues,
    move_issue,
    remove_issue,
    rename_issue,
)
from briefgen.editing.items import (
    insert_item,
    move_item,
    remove_item,
    replace_item,
    set_disclosure,
    set_state,
    set_text,
)
from briefgen.editing.key_dates import (
    differing,
    hide_date,
    merge_dates,
    set_date,
    settle_conflict,
    split_date,
)
from briefgen.editing.parts import find_item, items_at
from briefgen.editing.people import merge_people, rename_person, set_role, split_person
from briefgen.editing.picking import (
    marked_quote,
    pick_quote,
    picked_date,
    picked_mention,
    picked_quote,
    point_from,
    position_from,
)
from briefgen.editing.placing import converted, fits
from briefgen.editing.quotes import (
    correct_quote,
    item_of,
    merge_quotes,
    quote_of,
    settle_wording,
    split_quote,
)
from briefgen.editing.rejecting import reject_found, take_back
from briefgen.editing.setting import (
    add_article_keys,
    remove_article,
    set_header,
    set_language,
    set_marking,
    set_template,
    set_theme,
)
from briefgen.editing.translations import (
    pair_translation,
    show_original,
    unpair_translation,
)

__all__ = [
    "add_article_keys",
    "add_issue",
    "converted",
    "correct_quote",
    "differing",
    "find_item",
    "fits",
    "hide_date",
    "insert_item",
    "item_of",
    "items_at",
    "marked_quote",
    "merge_dates",
    "merge_issues",
    "merge_people",
    "merge_quotes",
    "move_issue",
    "move_item",
    "pair_translation",
    "pick_quote",
    "picked_date",
    "picked_mention",
    "picked_quote",
    "point_from",
    "position_from",
    "quote_of",
    "reject_found",
    "remove_article",
    "remove_issue",
    "remove_item",
    "rename_issue",
    "rename_person",
    "replace_item",
    "set_date",
    "set_disclosure",
    "set_header",
    "set_language",
    "set_marking",
    "set_role",
    "set_state",
    "set_template",
    "set_text",
    "set_theme",
    "settle_conflict",
    "settle_wording",
    "show_original",
    "split_date",
    "split_person",
    "split_quote",
    "take_back",
    "unpair_translation",
]
