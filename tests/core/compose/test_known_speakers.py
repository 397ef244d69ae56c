"""Names and offices that another article of the brief gives."""

from briefgen.compose.known_speakers import KnownSpeakers
from briefgen.model.brief import PickedQuote
from briefgen.model.finding import Findings, Person

LUND = Person("Maria Lund", role="Secretary-General")
HOLM = Person("Erik Holm", role="executive")
HOLM_IN_FULL = Person("Erik Holm", role="chief executive of the grid")


def known(*people: Person) -> KnownSpeakers:
    return KnownSpeakers([Findings(people=(one,)) for one in people])


def test_an_office_gets_the_name_of_its_only_holder() -> None:
    quote = PickedQuote("q", (), speaker="the Secretary-General", reason="before the quote")
    named = known(LUND, HOLM).completed(quote, named=False)
    assert (named.speaker, named.role) == ("Maria Lund", "Secretary-General")
    assert named.reason.startswith("before the quote; “the Secretary-General” is Maria Lund")


def test_two_holders_of_an_office_name_nobody() -> None:
    quote = PickedQuote("q", (), speaker="the Secretary-General")
    other = Person("Olaf Berg", role="Secretary-General")
    assert known(LUND, other).completed(quote, named=False) == quote


def test_an_anonymous_source_stays_so() -> None:
    quote = PickedQuote("q", (), speaker="the Secretary-General", flags=("anonymous",))
    assert known(LUND).completed(quote, named=False) == quote


def test_a_name_gets_the_fullest_office_and_keeps_its_own() -> None:
    speakers = known(HOLM, HOLM_IN_FULL)
    quote = PickedQuote("q", (), speaker="Erik Holm")
    assert speakers.completed(quote, named=True).role == "chief executive of the grid"
    held = PickedQuote("q", (), speaker="Erik Holm", role="candidate")
    assert speakers.completed(held, named=True) == held
