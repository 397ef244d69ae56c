"""What stands in marks: speech, a fragment of it, or a title, nickname or term."""

from briefgen.analysis.language import Is
from briefgen.analysis.phrase import NOMINAL
from briefgen.analysis.scene import Found, Scene
from briefgen.analysis.tokens import QUOTE
from briefgen.model.finding import QuoteKind

_SHORT = 4
_CLAUSE, _LETTERS = 4, 6
"""Words, or letters of a script without spaces, from which marks hold more than a name."""
_LEAST_SAID = 3
_NEAR = 12
"""Tokens between a verb such as “nannte” and the term that it gives."""
_KNOWN = 7
"""Tokens of “known to readers as” at most."""
_SURE = ("after.", "before.", "continued", "same-", "colon-")


def kind_of(scene: Scene, found: Found | None) -> QuoteKind:
    """Return whether the marks hold all that is attributed or only a part of it."""
    quoted = scene.quoted
    if not quoted or found is None:
        return QuoteKind.FRAGMENT if quoted[:1].islower() else QuoteKind.DIRECT
    if found.rule.startswith(("within.", "later.", "subject.")):
        whole = quoted[:1].isupper() and quoted[-1:] in ".,!?…" and len(quoted.split()) > _SHORT
        return QuoteKind.DIRECT if whole else QuoteKind.FRAGMENT
    if found.rule.startswith("before.") and not (found.clause and found.clause.plain):
        return QuoteKind.FRAGMENT
    return QuoteKind.DIRECT


def is_speech(scene: Scene, found: Found | None) -> bool:
    """Return whether the stretch is something said or written, not a title, nickname or term."""
    quoted = scene.quoted
    if not any(c.isalnum() for c in quoted):
        return False
    if scene.words.word_order == "unknown":
        return _may_be_speech(scene)
    count = len(quoted.split(None, _SHORT + 12))
    rule = found.rule if found is not None else ""
    title = count <= 8 and _is_title(quoted, scene.words.nouns_capitalised)
    if title and _is_term(scene, found):
        return True
    if title and _names_a_work(scene):
        return False
    if rule.startswith(_SURE) and _ends_as_speech(scene, found):
        return True
    if _names_something(scene, found, count):
        return False
    if scene.words.drops_pronouns and _says_behind(scene):
        return True
    cue = _adjacent_cue(scene)
    if title and not cue and not (_behind_colon(scene) and quoted[-1:] in ".!?…"):
        return False
    if scene.stretches[scene.number].minor and count <= _SHORT and not cue:
        return False
    if found is None:
        return count > 8 or (count > _SHORT and quoted[-1:] in ".!?,") or _behind_colon(scene)
    if rule.startswith(("subject.", "paragraph-above", "subject-before")):
        return count > _SHORT
    return True


def _is_term(scene: Scene, found: Found | None) -> bool:
    """Return whether nouns alone are what somebody called something: “nannte es ‚Wortbruch‘”."""
    if not scene.words.fragment_prepositions or found is None or found.clause is None:
        return False
    according = found.clause.form == "according"
    if not according and not scene.tokens.classes[found.clause.cue] & Is.REPORT:
        return False
    before = scene.token - 1
    article = before > scene.frame.first and scene.tokens.classes[before] & Is.DEFINITE
    if article and scene.tokens.lower[before - 1] in scene.words.place_prepositions:
        before -= 1  # “in der „Rundschau“”
    lower, classes = scene.tokens.lower[before], scene.tokens.classes[before]
    fits = not classes & Is.PREPOSITION or lower in scene.words.fragment_prepositions
    near = abs(scene.token - found.clause.cue) < _NEAR
    return fits and near and not scene.tokens.capital[before]


def _ends_as_speech(scene: Scene, found: Found | None) -> bool:
    """Return whether a quotation ends as speech does, also ‘In French’, he said."""
    if scene.quoted[-1:] in ",.?!—…":
        return True
    comma = scene.token + 1 < scene.frame.last and scene.tokens.words[scene.token + 1] == ","
    clause = found.clause if found is not None else None
    told = clause is not None and clause.plain and clause.cue > scene.token
    return comma and told and scene.token == scene.frame.first


def _names_something(scene: Scene, found: Found | None, count: int) -> bool:
    """Return whether the marks hold a nickname, the name of a thing or a term."""
    if _is_outlet(scene):
        return True
    if _between_names(scene) and count <= 3:
        return True
    if _is_named(scene, found) or _is_noun_phrase(scene, found, count):
        return True
    before = scene.tokens.lower[scene.token - 1] if scene.token > scene.frame.first else ""
    naming = scene.words.not_speech_before
    clause = found.clause if found is not None else None
    told = clause is not None and clause.form == "sv" and clause.cue == scene.token - 1
    if told and clause is not None:
        what = scene.tokens.lower[clause.first - 1] == "what"
        if what or clause.subject.kind != NOMINAL:
            return False  # “what she called “a feast””
    if before == "as":  # “a document known as “the matrix””
        return scene.tokens.lower[scene.token - 2] in naming or _is_known_as(scene)
    return before in naming and count <= 8


def _is_known_as(scene: Scene) -> bool:
    """Return whether a nickname stands in the marks: “he is known to readers as “the Ox””."""
    tokens, naming = scene.tokens, scene.words.not_speech_before
    low = max(scene.frame.first + 1, scene.token - _KNOWN)
    for k in range(scene.token - 2, low - 1, -1):
        if tokens.words[k] in ",;:":
            return False  # “who asked not to be named, described it as “…””
        if tokens.lower[k] in naming:
            return bool(tokens.classes[k - 1] & Is.PASSIVE)
    return False


def _is_noun_phrase(scene: Scene, found: Found | None, count: int) -> bool:
    """Return whether a term stands in the marks: “On the “drone wall”, Orr was careful”."""
    if found is None or found.clause is not None or not found.rule.startswith("after."):
        return False
    at = scene.token - 1
    article = at >= scene.frame.first and scene.tokens.classes[at] & Is.DETERMINER
    return bool(article) and count <= _SHORT and scene.quoted[-1:].isalnum()


def _behind_colon(scene: Scene) -> bool:
    """Return whether a German quotation of several words stands behind a colon."""
    if not scene.words.naming or len(scene.quoted.split(None, 2)) < _LEAST_SAID:
        return False
    return scene.token > scene.frame.first and scene.tokens.words[scene.token - 1] == ":"


def _may_be_speech(scene: Scene) -> bool:
    """Return whether marks hold speech as far as they tell, without a word of the language.

    That is a sentence with its end or a comma behind it, or so many words that they name nothing.
    """
    quoted, after = scene.quoted, scene.token + 1
    words = quoted.split(None, _CLAUSE)
    if len(words) == 1 and not (quoted[0].islower() or quoted[0].isupper()):
        return len(quoted) >= _LETTERS and quoted[0].isalpha()  # no spaces between words
    closed = quoted[-1:] in ",.!?…" or (
        after < scene.frame.last and scene.tokens.words[after] in ",–—-"
    )
    title = _is_title(quoted, nouns_capitalised=False)
    return len(words) > (1 if closed else _CLAUSE - 2) and not (title and len(words) < _CLAUSE)


def _names_a_work(scene: Scene) -> bool:
    """Return whether a preposition or a noun such as “book,” before the marks announces a title."""
    tokens, first = scene.tokens, scene.frame.first
    k = scene.token - 1
    if k >= first and tokens.words[k] == ",":
        k -= 1
    if k < first:
        return False
    if k >= first and tokens.words[k] in ("’s", "'s", "’"):
        return True
    named = tokens.lower[k] in scene.words.not_speech_before
    return named or bool(tokens.classes[k] & Is.PREPOSITION)


def _is_named(scene: Scene, found: Found | None) -> bool:
    """Return whether a noun right before the marks is named by them: “die Band ‚Weite See‘”.

    Nouns for what is said (“der Satz ‚…‘”) name nothing, nor does the speaker's own.
    """
    tokens, k = scene.tokens, scene.token - 1
    if scene.words.word_order != "both" and _is_subject(scene):
        return True
    if not scene.words.naming or k < scene.frame.first:
        return False
    if scene.tokens.classes[k] & Is.DEFINITE and not _is_term(scene, found):
        return scene.quoted[:1].isupper() and scene.quoted[-1:] not in ".,!?"
    if k == scene.frame.first or not tokens.capital[k]:
        return False
    if tokens.lower[k] in scene.words.utterances or k in scene.phrases.inside:
        return False
    own = found is not None and found.phrase.last == k + 1
    return not own and scene.quoted[:1].isupper() and scene.quoted[-1:] not in ".,!?"


def _is_subject(scene: Scene) -> bool:
    """Return whether the marks hold the name of who speaks: schrieb die „Rundschau“."""
    subjects = (clause.subject for clause in scene.frame.clauses)
    return any(phrase.first <= scene.token < phrase.last for phrase in subjects)


def _is_outlet(scene: Scene) -> bool:
    """Return whether a noun for a newspaper stands before its name: “виданню «Нива»”."""
    k, quoted = scene.token - 1, scene.quoted
    if scene.words.word_order == "both" or k < scene.frame.first:
        return False
    named = scene.tokens.classes[k] & Is.OUTLET and not scene.tokens.capital[k]
    if scene.words.contractions and not scene.words.nouns_capitalised:
        named = named or scene.tokens.lower[k] in scene.words.contractions  # au « Soir d'Orr »
    short = len(quoted.split()) <= _SHORT and quoted[-1:] not in ".,!?"
    return bool(named) and short and quoted[:1].isupper()


def _between_names(scene: Scene) -> bool:
    """Return whether the marks hold a nickname: Joe “Blue” Orr."""
    tokens, token = scene.tokens, scene.token
    return (
        token > scene.frame.first
        and token + 1 < scene.frame.last
        and tokens.capital[token - 1]
        and tokens.capital[token + 1]
        and tokens.words[token + 1] != QUOTE
    )


def _says_behind(scene: Scene) -> bool:
    """Return whether a verb of saying stands behind a quotation and its comma: «…», dijo."""
    tokens, k = scene.tokens, scene.right()
    if k == scene.token + 1:
        return False
    while k < scene.frame.last and tokens.classes[k] & Is.AUXILIARY:
        k += 1
    return k < scene.frame.last and bool(tokens.classes[k] & Is.SAY) and not tokens.capital[k]


def _adjacent_cue(scene: Scene) -> bool:
    left = scene.left()
    cue = Is.SAY | Is.TELL | Is.REPORT | Is.PARTICIPLE
    return left >= scene.frame.first and bool(scene.tokens.classes[left] & cue)


def _is_title(quoted: str, nouns_capitalised: bool) -> bool:
    """Return whether all long words have a capital and nothing ends the sentence."""
    words = quoted.split()
    if quoted[-1:] in "!?" and len(words) > 1:
        return False
    long = [word for word in words if len(word) > 3]
    least = 1 if nouns_capitalised else 2
    return (
        len(words) >= least and bool(long) and all(word[0].isupper() for word in long + words[:1])
    )
