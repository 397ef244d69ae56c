"""How nouns are declared of which a brief makes thousands: frozen, and yet cheap to make.

A frozen dataclass sets each of its fields by `object.__setattr__`, which makes it four times as
slow to make as a plain one; of thirty pages that is a tenth of the time. So these are frozen for
the type checker, which runs before every test, and plain at run time.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as noun
else:
    from dataclasses import dataclass

    def noun(*, eq: bool = True, **_: bool):
        """Return what declares a slotted dataclass that can be a key; nothing changes one."""
        return dataclass(slots=True, eq=eq, unsafe_hash=eq)


__all__ = ["noun"]
