"""Issues of several articles: those that speak of the same matter become one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefgen.compose.function_words import single_words
from briefgen.model.anchor import Anchor, make_anchor
from briefgen.model.article import Article, hash_text
from briefgen.model.brief import Issue, ItemState
from briefgen.model.finding import IssueMention
from briefgen.model.words import same_matter, stem, stems_of, words_of

_ENOUGH_TITLES = 2
"""Articles that must have a title for it to stand before the surest one."""
_LONG_TITLE = 6
"""Words of a title from which on a shorter one is better."""
_PART = 4
"""Letters of each part of a German compound, at least."""
CUED = 0.6
"""From this score on a cue of the text names an issue; below, its matter is a guess."""
_SURER = 0.25
"""How much less sure a fuller title of a plain cue may be than the surest."""
_FULLER = 0.1
"""How much less sure a title of several words may be than "Water", which says little."""


@dataclass(slots=True)
class IssueProposal:
    """An issue as one or more articles put it; see `merged_issues` for the title."""

    title: str
    score: float
    keywords: dict[str, None]
    sources: list[Anchor]
    mentions: list[tuple[str, IssueMention]] = field(default_factory=list)

    def issue(self) -> Issue:
        """Return the issue as proposed; its id follows from the title."""
        return Issue(
            id=f"issue-{hash_text(self.title.casefold())[:12]}",
            title=self.title,
            keywords=tuple(self.keywords),
            sources=tuple(dict.fromkeys(self.sources)),
            state=ItemState.PROPOSED,
        )


def merged_issues(
    found: Iterable[tuple[Article, Sequence[IssueMention]]],
) -> list[IssueProposal]:
    """Return the issues and matters of some articles, those of like titles joined.

    The title is that of the surest mention, or the fullest that several articles have.
    """
    merged: list[IssueProposal] = []
    for article, mentions in found:
        for mention in mentions:
            known = next((one for one in merged if is_same_issue(one.title, mention.title)), None)
            if known is None:
                known = IssueProposal(mention.title, mention.score, {}, [])
                merged.append(known)
            if any(key == article.key and told.score >= CUED for key, told in known.mentions):
                continue  # the article names it plainly; a guess would only widen it
            known.mentions.append((article.key, mention))
            known.sources.extend(make_anchor(article, span) for span in mention.sources)
            if mention.score > known.score:
                known.title, known.score = mention.title, mention.score
    for one in merged:
        one.title = _common_title(one) or one.title
        surest_first = sorted(one.mentions, key=lambda told: -told[1].score)
        one.keywords = dict.fromkeys(
            word for _, mention in surest_first for word in mention.keywords
        )
    return merged


def _common_title(proposal: IssueProposal) -> str:
    """Return the title of a plain cue, else the fullest whose words several articles have.

    Else it is one of several words, if nearly as sure as the surest, or "". Of one title's
    spellings that with the fewest capitals stays.
    """
    least = max(CUED, proposal.score - _SURER)
    cued = [told.title for _, told in proposal.mentions if told.score >= least]
    fit = [title for title in cued if 1 < len(title.split()) <= _LONG_TITLE]
    if fit:
        return max(fit, key=lambda title: len(title.split()))
    named = {told.title.casefold() for _, told in proposal.mentions}
    shared = {title: len(_having(title, proposal)) for title in named if " " in title}
    common = [title for title in shared if shared[title] >= _ENOUGH_TITLES]
    if not common:
        best_of = max((told for _, told in proposal.mentions), key=_plainness)
        return best_of.title if best_of.score >= proposal.score - _FULLER else ""
    short = [title for title in common if len(title.split()) <= _LONG_TITLE] or common
    best = max(short, key=lambda title: (len(stems_of(title)), shared[title], title))
    written = {m.title for _, m in proposal.mentions if m.title.casefold() == best}
    return min(written, key=lambda title: (sum(map(str.isupper, title)), title))


def _plainness(told: IssueMention) -> tuple[bool, bool, float]:
    """Return what makes a title better than others: several words, no figure, a surer cue."""
    figure = any(map(str.isdigit, told.title))
    return " " in told.title, not figure, told.score


def _having(title: str, proposal: IssueProposal) -> set[str]:
    """Return the articles that name a matter with all the words of a title."""
    words = stems_of(title)
    return {key for key, told in proposal.mentions if words <= stems_of(told.title)}


def is_same_issue(one: str, two: str) -> bool:
    """Return whether two titles name one matter: "winter storage", "target for gas storage".

    Beside titles of like words, a title of two words is that of a longer one which ends in the
    same noun, unless half of all matters could end so ("security").
    """
    if _is_compound(one, two) or _is_compound(two, one):
        return True
    if stems_of(one) and stems_of(one).isdisjoint(stems_of(two)):
        return False
    if same_matter(one, two) or _is_head(one, two) or _is_head(two, one):
        return True
    if _same_without_processes(one, two):
        return True
    first, second = words_of(one), words_of(two)
    short, longer = sorted((first, second), key=len)
    if len(short) != 2 or len(longer) < 3 or short[-1] in single_words("general_heads"):
        return False
    return stem(short[-1]) == stem(longer[-1]) and stem(longer[0]) not in map(stem, short)


def _same_without_processes(one: str, two: str) -> bool:
    """Return whether titles tell of one thing to which something is done in several ways.

    "Rules for foreign fishing fleets", "licensing of foreign fishing vessels".
    """
    left = [
        [word for word in words_of(title) if word not in single_words("processes")]
        for title in (one, two)
    ]
    things = [" ".join(words) for words in left]
    return all(len(stems_of(thing)) > 1 for thing in things) and same_matter(*things)


def _is_head(one: str, two: str) -> bool:
    """Return whether a title is the head of the other: "Toll", "Higher toll for lorries".

    A noun that half of all matters could have ("security", "reform") is not enough.
    """
    words, others = words_of(one), words_of(two)
    if len(words) != 1 or len(others) < 2 or words[0] in single_words("general_heads"):
        return False
    if words[0] in single_words("processes"):
        return False
    joins = single_words("words")
    end = next((at for at, word in enumerate(others) if at and _joins(word, joins)), len(others))
    return stem(others[end - 1]) == stem(words[0])


def _joins(word: str, joins: frozenset[str]) -> bool:
    return len(word) < _PART - 1 or word in joins


def _is_compound(one: str, two: str) -> bool:
    """Return whether a title is one German word for the other: "Stahlzölle", "Zölle auf Stahl"."""
    words, others = words_of(one), words_of(two)
    if len(words) != 1 or len(others) < 2:
        return False
    head, *rest = others
    if len(head) < _PART or not words[0].endswith(head):
        return False
    before = words[0].removesuffix(head).removesuffix("s")
    return len(before) >= _PART and any(word.startswith(before) for word in rest)
