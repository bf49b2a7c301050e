"""Make the signs that are put up at a model: a lane plate, its name, and a QR code of its permanent address."""

from __future__ import annotations

import re
from collections.abc import Iterable

from showcase.config import Config
from showcase.records import ModelPage, Sign
from showcase.urls import absolute, address

PAGE, CODE = "bien", "ma-qr.svg"


def permanent(config: Config, own_id: str) -> str:
    """Return the address that a model keeps for ever: it leads to its page, wherever that is by then."""
    return address(config.section("permanent"), own_id)


def sign_address(config: Config, own_id: str | None) -> str:
    """Return where a model's sign is; empty without an id, without base_url (a code needs a full address) or signs."""
    wanted = own_id and config.signs and config.base_url
    return f"{permanent(config, own_id)}{PAGE}/" if own_id and wanted else ""


def sign_of(config: Config, own_id: str, model: ModelPage, unit: str) -> Sign:
    """Return the sign of a model; `unit` is what the plate says where there is no numbered lane."""
    target = permanent(config, own_id)
    return Sign(
        title=model.title,
        plate=model.plate or unit,
        unit=model.unit.title if model.unit else "",
        address=sign_address(config, own_id),
        qr=f"{target}{CODE}",
        target=target,
        short=re.sub(r"^https?://", "", absolute(config.base_url, target)),
    )


def codes(config: Config, ids: Iterable[str]) -> dict[str, str]:
    """Return the address of each code's picture, and the text that the code holds, for ids that have a sign."""
    targets = [permanent(config, own_id) for own_id in ids]
    return {f"{target}{CODE}": absolute(config.base_url, target) for target in targets}
