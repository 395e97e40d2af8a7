"""Where to look next and why, in words."""

from __future__ import annotations

from segstudio.ui.translation import translate
from segstudio.workspace.guidance.guide import Order
from segstudio.workspace.guidance.place import Place, Reason
from segstudio.workspace.session import Session


def order_words(order: Order) -> str:
    """Return the name of an order."""
    return {
        Order.GAIN: translate("Guidance", "Most to gain"),
        Order.IN_ORDER: translate("Guidance", "In order"),
        Order.RANDOM: translate("Guidance", "At random"),
    }[order]


def reason_words(place: Place) -> str:
    """Return why a place promises much, such as "unsure, unlike the others"."""
    words = {
        Reason.VERY_UNSURE: translate("Guidance", "very unsure"),
        Reason.UNSURE: translate("Guidance", "unsure"),
        Reason.UNLIKE: translate("Guidance", "unlike the others"),
        Reason.LARGE: translate("Guidance", "large"),
    }
    found = [words[each] for each in place.reasons]
    return ", ".join(found) or translate("Guidance", "the most of what is left")


def ranked_words(session: Session) -> str:
    """Return how much of the project was looked at."""
    total, ranking = len(session.images), session.guide.ranking
    if not session.guide.is_ranking:
        return translate("Guidance", "Images are not ranked: N goes on in order.")
    if not session.loop.status.newest:
        return translate("Guidance", "Places are ranked once there is a network.")
    if not ranking.count:
        return translate("Guidance", "No image has been ranked yet.")
    if ranking.count >= total:
        words = translate("Guidance", "All images are ranked.")
    else:
        words = translate("Guidance", "Ranked {count} of {total} images so far.").format(
            count=f"{ranking.count:,}", total=f"{total:,}"
        )
    if not ranking.failures:
        return words
    return translate("Guidance", "{words} Broken or too large to be looked over: {count}.").format(
        words=words, count=f"{ranking.failures:,}"
    )
