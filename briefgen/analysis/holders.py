"""Who takes a position: the subject of a verb of stance, and a short name for it."""

from dataclasses import dataclass

from briefgen.analysis.agenda_words import AgendaWords
from briefgen.analysis.clause_tokens import MASK, Clause, is_capital
from briefgen.analysis.stances import Number, StanceVerb, is_auxiliary

_MOST = 14
"""Words of a subject at most; a longer one was read wrongly."""
_REACH = 60
"""How many tokens before a verb its subject is looked for; it keeps the work linear."""


@dataclass(frozen=True, slots=True)
class Holder:
    """A subject; token numbers. `inserted` is what stands between commas behind it, if any."""

    first: int
    last: int
    inserted: tuple[int, int] | None = None
    pronoun: bool = False


def find_holder(clause: Clause, stance: StanceVerb, words: AgendaWords) -> Holder | None:
    """Return the subject of a verb of stance, None if it is none that takes a position."""
    end = stance.group
    said = set(clause.lower[end : stance.verb])
    if end == 0 or said & words.clause["advice"]:
        return None
    if clause.words[end - 1] == ",":
        return _with_insertion(clause, stance, words)
    if clause.lower[end - 1] in words.clause["relatives"] and clause.words[end - 2] == ",":
        return _antecedent(clause, stance, words) if end > 2 else None
    first = _start(clause, end, words)
    if first is None:
        return None
    first = _after_coordination(clause, first, end, words)
    if first == end:
        return _shared_subject(clause, stance, words)
    return _checked(clause, Holder(first, end), stance, words)


def _with_insertion(clause: Clause, stance: StanceVerb, words: AgendaWords) -> Holder | None:
    """Return a subject behind which something stands between commas: "Allies, who …, want"."""
    close = stance.group - 1
    for comma in range(close - 1, max(0, close - _REACH), -1):
        if clause.words[comma] != ",":
            continue
        first = _start(clause, comma, words)
        if first is None or first == comma:
            continue
        holder = Holder(first, comma, (comma + 1, close))
        checked = _checked(clause, holder, stance, words)
        if checked is not None:
            return checked
    return None


def _antecedent(clause: Clause, stance: StanceVerb, words: AgendaWords) -> Holder | None:
    """Return whom a relative clause tells of: "said Petra Lund, who called for …"."""
    end = stance.group - 2
    first = _start(clause, end, words)
    if first is None:
        return None
    verbs = [at for at in range(first, end) if _is_any_verb(clause, at, words)]
    first = verbs[-1] + 1 if verbs else first
    return _checked(clause, Holder(first, end), stance, words)


def _start(clause: Clause, end: int, words: AgendaWords) -> int | None:
    """Return where the subject that ends at `end` begins, None inside a relative clause."""
    first = max(0, end - _REACH)
    for at in range(end - 1, first - 1, -1):
        word = clause.lower[at]
        if word in words.clause["relatives"] and not _reports(clause, at, words):
            return None
        if _opens(clause, at, words):
            if word in words.clause["questions"] and "," not in clause.words[at:end]:
                return None
            first = at + 1
            break
    return _after_lead_in(clause, first, end, words)


def _opens(clause: Clause, at: int, words: AgendaWords) -> bool:
    """Return whether a new clause begins after a token."""
    word = clause.lower[at]
    return word in words.clause["clause_starts"] or word == MASK or is_report(clause, at, words)


def is_report(clause: Clause, at: int, words: AgendaWords) -> bool:
    """Return whether a token is a verb of reporting; "states" are rather those who report."""
    word = clause.lower[at]
    return (
        word in words.clause["reporting"]
        and word not in words.clause["holders"]
        and clause.words[at].islower()
    )


def _reports(clause: Clause, at: int, words: AgendaWords) -> bool:
    """Return whether a "that" follows a verb of reporting: then it opens a clause of its own."""
    before = clause.lower[max(0, at - 3) : at]
    telling = words.clause["reporting"] | set(words.stances)
    return clause.lower[at] in words.clause["clause_starts"] and not telling.isdisjoint(before)


def _after_lead_in(clause: Clause, first: int, end: int, words: AgendaWords) -> int:
    """Return where the subject begins behind "On Tuesday," and the like, or lists of them."""
    endings = (*words.clause["ongoing_endings"], *words.clause["adverb_endings"])
    while first < end:
        word = clause.lower[first]
        commas = [at for at in range(first, end) if clause.words[at] == ","]
        leads = word in words.clause["lead_ins"] or word.endswith(endings)
        leads = leads or word[:1].isdigit()
        if not leads:
            break
        if word[:1].isdigit() and not commas:  # the clock time of a live blog's entry
            first += 1
            while first < end and clause.lower[first][:1] in ":0123456789":
                first += 1
            continue
        if not commas:
            loose = ("adverbs", "contrasts", "conjunctions")
            adverb = any(word in words.clause[key] for key in loose)
            if not adverb:
                break
            first += 1
            continue
        first = commas[0] + 1
    commas = [at for at in range(first, end) if clause.words[at] == ","]
    if commas and not any(
        clause.lower[at] in words.clause["coordinators"] for at in range(commas[-1] + 1, end)
    ):
        return commas[-1] + 1
    return first


def _after_coordination(clause: Clause, first: int, end: int, words: AgendaWords) -> int:
    """Return where the last of several clauses begins: "X has done this, and Y wants …"."""
    if clause.lower[end - 1] in words.clause["coordinators"]:
        return end
    verbs = [at for at in range(first, end) if _is_verb(clause, at, words)]
    commas = [at for at in range(first, end - 1) if clause.words[at] == ","]
    if len(commas) == 1 and clause.lower[commas[0] + 1] in words.clause["coordinators"]:
        return min(commas[0] + 2, end)  # a list would have more commas
    if not verbs:
        return first
    for at in range(verbs[-1] + 1, end):
        if clause.lower[at] in words.clause["coordinators"]:
            start = at + 1
            while start < end and clause.lower[start] in words.clause["coordinators"]:
                start += 1
            return start
    return first


def _is_verb(clause: Clause, at: int, words: AgendaWords) -> bool:
    word = clause.lower[at]
    known = word in words.clause["verbs"] or word in words.stances
    known = known and word not in words.clause["holders"]
    return known and clause.words[at].islower() and at > 0


def _shared_subject(clause: Clause, stance: StanceVerb, words: AgendaWords) -> Holder | None:
    """Return the sentence's subject for a second verb: "Unions say … and demand …"."""
    ahead = range(1, min(stance.group, _REACH))
    verb = next((at for at in ahead if _is_any_verb(clause, at, words)), None)
    if verb is None:
        return None
    first = _after_lead_in(clause, 0, verb, words)
    while verb > first and is_auxiliary(clause.lower[verb - 1], words):
        verb -= 1
    return _checked(clause, Holder(first, verb), stance, words) if first < verb else None


def _is_any_verb(clause: Clause, at: int, words: AgendaWords) -> bool:
    past = clause.words[at].islower() and clause.lower[at].endswith(
        tuple(words.clause["participle_endings"])
    )
    return past or is_report(clause, at, words) or _is_verb(clause, at, words)


def _checked(
    clause: Clause, holder: Holder, stance: StanceVerb, words: AgendaWords
) -> Holder | None:
    """Return the holder if it can take a position and agrees with its verb."""
    lower = clause.lower[holder.first : holder.last]
    if not lower or len(lower) > _MOST:
        return None
    if len(lower) == 1 and lower[0] in words.clause["pronouns"]:
        return Holder(holder.first, holder.last, holder.inserted, pronoun=True)
    blocked = words.clause["other_pronouns"] | words.clause["pronouns"] | words.clause["lead_ins"]
    inside = range(holder.first, holder.last)
    ongoing = tuple(words.clause["ongoing_endings"])
    owned = tuple(words.clause["possessive_endings"])
    blocked |= words.clause["prepositions"]
    if lower[0] in blocked or lower[0].endswith(ongoing) or lower[-1].endswith(owned):
        return None
    if any(_is_verb(clause, at, words) for at in inside):
        return None
    if any(_starts_anew(clause, at, words) for at in inside[1:]):
        return None
    head = head_of(clause, holder, words)
    noun = clause.lower[head]
    if noun in words.clause["onlookers"] or noun in words.clause["determiners"]:
        return None
    if noun in words.clause["possessives"] or not _takes_positions(clause, holder, head, words):
        return None
    return holder if _agrees(clause, holder, head, stance.number, words) else None


def _starts_anew(clause: Clause, at: int, words: AgendaWords) -> bool:
    """Return whether a second noun phrase begins: "a condition | the minister (has ruled out)"."""
    joined = words.clause["prepositions"] | words.clause["coordinators"]
    articles, determiners = words.clause["articles"], words.clause["determiners"]
    return clause.lower[at] in articles and clause.lower[at - 1] not in joined | determiners


def head_of(clause: Clause, holder: Holder, words: AgendaWords) -> int:
    """Return the token number of a subject's head: the last word before its first preposition."""
    for at in range(holder.first + 1, holder.last):
        if clause.lower[at] in words.clause["prepositions"] or clause.words[at] in ",(":
            return at - 1
    return holder.last - 1


def _takes_positions(clause: Clause, holder: Holder, head: int, words: AgendaWords) -> bool:
    noun = clause.lower[head]
    if noun in words.clause["holders"]:
        return True
    if words.clause["adjectives_follow"]:
        return any(
            clause.lower[at] in words.clause["holders"] or is_capital(clause.words[at])
            for at in range(holder.first, head + 1)
            if clause.lower[at] not in words.clause["determiners"]
        )
    if len(noun) > 5 and noun.endswith(tuple(words.clause["holder_endings"])):
        return True
    if not is_capital(clause.words[head]) or _may_be_common(clause, holder, words):
        return any(
            is_capital(clause.words[at]) and clause.lower[at] in words.clause["holders"]
            for at in range(holder.first, head)
        )
    adjectives = tuple(words.clause["adjective_endings"])
    return not noun.endswith(adjectives) and not clause.lower[holder.last - 1].endswith(adjectives)


def _may_be_common(clause: Clause, holder: Holder, words: AgendaWords) -> bool:
    """Return whether a capital tells nothing: where all nouns have one, but behind no article."""
    articles = words.clause["articles"] | words.clause["determiners"]
    return bool(words.clause["capital_nouns"]) and clause.lower[holder.first] in articles


def _agrees(clause: Clause, holder: Holder, head: int, number: Number, words: AgendaWords) -> bool:
    if number is not Number.PLURAL:
        return True
    coordinated = any(
        clause.lower[at] in words.clause["coordinators"] for at in range(holder.first, holder.last)
    )
    endings = tuple(words.clause["plural_endings"])
    return coordinated or not endings or clause.lower[head].endswith(endings)
