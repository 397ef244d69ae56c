"""Which sentences stand as facts, and how much they tell."""

import pytest

from briefgen.compose.facts import has_figure, is_opinion, is_whole, stands_alone, telling
from briefgen.model.article import make_article


@pytest.mark.parametrize(
    "text",
    [
        "Africa needs about 200,000 kilometres of new lines by 2030.",
        "The US said last night that it would support the text on leaks.",
        "In der Kommission heißt es, ohne die Zölle seien 80.000 Arbeitsplätze gefährdet.",
        "Selon l'institut, le stock de sardine a diminué de 41 % depuis 2015.",
        "Exports fell by 40 percent.",
        "The second port on the strait will be closed to tankers until the spring.",
        "The fund should hold 240 million marks, officials said.",
    ],
)
def test_a_whole_sentence_in_nobodys_voice_stands_alone(text: str) -> None:
    assert stands_alone(text)


@pytest.mark.parametrize(
    "text",
    [
        "Finland's president says summit must agree on ship inspections",
        "[We commit to spend at least 4 percent of national income by 2030.]",
        "We will inspect vessels that are suspected of having damaged cables.",
        "Ich habe wenig Verständnis für die Haltung der Regierung in dieser Frage.",
        "It would cost the region 300 million euros a year to do nothing.",
        "His country’s storage sites could hold a tenth of the region’s winter needs.",
        "Elle souhaite que la compensation soit portée à 80 millions d'euros par an.",
        "Will the ministers agree on the quota before the end of the month?",
        "A regional electricity market sounds dull.",
        "The corridor that was drawn on maps for 20 years has a distinction: nobody is against it.",
        "The second is a system of joint patrols, favoured by the northern states.",
        "Le troisième est un prélèvement que les armateurs refusent depuis deux ans.",
        "The talks would be resumed only if the question of the cables was settled, she added.",
        "Gespräche gebe es erst, wenn die Frage der Kabel geklärt sei, sagte er.",
        "/ [We commit to work towards 4 percent in the next decade.]",
    ],
)
def test_what_leans_or_is_somebodys_view_or_no_sentence_is_no_fact(text: str) -> None:
    assert not stands_alone(text)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("about 14,300 people came", True),
        ("a cut of 25 % was asked for", True),
        ("a cut of 9 per cent", True),
        ("on 12 March", False),
        ("in 2027", False),
        ("at 18:00 on 9 October", False),
        ("for all of them", False),
    ],
)
def test_years_and_days_are_no_figures(text: str, figure: bool) -> None:
    assert has_figure(text) is figure


def test_figures_tell_more_and_pronouns_less() -> None:
    plain = "The ministers of the seven states met again in the harbour hall on Friday."
    assert telling(plain.replace("seven", "340")) > telling(plain) == 0
    assert telling(plain.replace("The ministers", "They and the ministers")) < 0


def test_a_bracket_or_a_missing_end_is_no_whole_sentence() -> None:
    assert is_whole("The levy pays for tourism boards.")
    assert is_whole("“It does.”")
    assert not is_whole("[The levy pays.]")
    assert not is_whole("The levy pays for boards")


def test_a_comment_is_what_its_paper_calls_so() -> None:
    lead = "The plan costs the region 300 million euros a year, says the bank."
    assert is_opinion(make_article(f"The Coastal Review\nOpinion\n9 October 2025\nPylons\n{lead}"))
    assert is_opinion(make_article(f"Alpenbote, 11. Juni 2026\nKommentar\nKein Kompromiss\n{lead}"))
    assert not is_opinion(make_article(f"Opinion on the plan is divided\n{lead}"))
