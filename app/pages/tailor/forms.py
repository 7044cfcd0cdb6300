"""What a change to a tailored resume looks like as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.services.tailor_edit import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping


def edit_in(form: Mapping[str, str], item_id: str) -> Edit:
    """Return the change that a form asks for; an empty `before` means the last place."""
    return Edit(
        action=form.get("action", "reword"),
        item=item_id,
        text=form.get("text", ""),
        before=form.get("before") or None,
    )
