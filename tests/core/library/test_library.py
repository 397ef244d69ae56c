"""Articles in and out: storing, correcting, versions, near-copies, references, bin, order."""

import random
import threading
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from made_prose import prose

from briefgen.errors import BriefgenError
from briefgen.library.library import Library
from briefgen.model.article import Correction, DateStatus, Origin, TextSpan
from briefgen.model.library import (
    RIS_TYPE,
    Added,
    ChangeKind,
    Filter,
    Order,
    SavedSearch,
)


def test_an_article_comes_back_as_it_went_in(library, article) -> None:
    made = article(
        "Title\nText “quoted” ä\u00a0ö.", title="Title", outlet="Courier", authors=("Ann Lee",),
        published=date(2023, 6, 5), url="https://courier.example/a", language="en",
    )  # fmt: skip
    made = replace(made, origins=(Origin("title", "h1"),), notices=("a note",), file_name="a.txt")
    outcome = library.add(made, b"raw bytes")
    stored = library.get(made.key)
    assert outcome.kind is Added.NEW
    assert stored == outcome.article == replace(made, original_hash=stored.original_hash)
    assert library.original_path(made.key).read_bytes() == b"raw bytes"
    assert library.get("nothing") is None
    assert library.original_path("nothing") is None


def test_the_same_text_is_stored_once_and_gaps_are_filled(library, article) -> None:
    library.add(article("Title\nText.", title="Title"))
    again = article("Title\nText.", title="Other", published=date(2023, 6, 5))
    outcome = library.add(again, b"raw")
    assert outcome.kind is Added.KNOWN
    assert outcome.changed == ("published",)
    assert outcome.article.title == "Title"
    assert library.count() == 1
    assert library.original_path(again.key) is not None


def test_everything_is_there_after_closing(library, article) -> None:
    made = article(prose(1), title="A plan")
    library.add(made)
    library.close()
    with Library(library.folder) as again:
        assert again.get(made.key).title == "A plan"


def test_corrections_are_kept_beside_what_was_read(library, article) -> None:
    made = article("Title\nText.", title="Title", published=date(2023, 6, 5))
    library.add(made)
    assert not library.articles()[0].confirmed
    library.correct(made.key, Correction(title="Better title", published_confirmed=True))
    stored = library.get(made.key)
    row = library.articles()[0]
    assert (stored.title, stored.read.title) == ("Better title", "Title")
    assert stored.date_status is DateStatus.CONFIRMED
    assert (row.title, row.confirmed, row.published) == ("Better title", True, date(2023, 6, 5))
    assert [hit.row.key for hit in library.search("better")] == [made.key]
    with pytest.raises(BriefgenError):
        library.correct("nothing", Correction())


def test_several_articles_are_corrected_at_once(library, article) -> None:
    keys = [library.add(article(prose(seed), title=f"T {seed}")).article.key for seed in range(3)]
    library.correct(keys[0], Correction(title="Kept"))
    changed = library.correct_many([*keys, "nothing"], outlet="Courier", published=date(2024, 1, 2))
    assert [one.outlet for one in changed] == ["Courier"] * 3
    assert library.get(keys[0]).title == "Kept"
    assert library.outlets() == {"Courier": 3}


def test_a_new_version_supersedes_and_takes_over_the_analyst_s_work(library, article) -> None:
    text = prose(5)
    address = "https://www.courier.example/a?utm_source=x#top"
    old = article(text, title="A plan", url=address)
    library.add(old)
    library.correct(old.key, Correction(outlet="Courier", published=date(2023, 6, 5)))
    library.tag([old.key], "grain")
    new = article([*text[:3], "A corrected sentence.", *text[3:]], title="A plan",
                  url="http://courier.example/a/")  # fmt: skip
    outcome = library.add(new)
    assert outcome.kind is Added.NEW_VERSION
    assert outcome.article.supersedes == old.key
    assert outcome.article.outlet == "Courier"
    assert library.get(new.key).published == date(2023, 6, 5)
    assert library.newest_version(old.key) == new.key
    assert [row.key for row in library.articles()] == [new.key]
    assert library.articles()[0].tags == ("grain",)
    assert library.count(Filter(superseded=True)) == 2
    changes = library.differences(old.key, new.key)
    added = [change for change in changes if change.kind is ChangeKind.ADDED]
    assert [change.after.of(new.text) for change in added] == ["A corrected sentence.\n"]


def test_a_feed_summary_never_replaces_the_article(library, article) -> None:
    text = prose(6)
    full = article(text, title="A plan", url="https://courier.example/a")
    library.add(full)
    outcome = library.add(article(text[0], title="A plan", url="https://courier.example/a"))
    assert outcome.kind is not Added.NEW_VERSION
    assert library.newest_version(full.key) == full.key


def test_the_same_title_in_another_outlet_is_no_new_version(library, article) -> None:
    text = prose(7)
    library.add(article(text, title="A plan", outlet="Courier"))
    other = library.add(article([*text, "More."], title="A plan", outlet="Bote"))
    assert other.kind is Added.NEAR_COPY


def variants(text: list[str], seed: int) -> dict[str, list[str]]:
    order = random.Random(seed)
    shuffled = text[:]
    order.shuffle(shuffled)
    return {
        "new lead": [*prose(seed + 900, 1), *text[1:]],
        "cut ending": text[:3],
        "extended": [*text, *prose(seed + 800, 4)],
        "reordered": shuffled,
        "light edit": [paragraph.replace(" ba", " bo", 1) for paragraph in text],
    }


@pytest.mark.parametrize("kind", variants(prose(0), 0))
def test_near_copies_are_found_and_their_differences_shown(library, article, kind: str) -> None:
    for seed in range(100, 130):
        library.add(article(prose(seed), title=f"Other {seed}"))
    original = library.add(article(prose(1), title="Wire story", outlet="Agency")).article
    copy = library.add(article(variants(prose(1), 1)[kind], title="Our story", outlet="Courier"))
    assert copy.kind is Added.NEAR_COPY
    assert [near.key for near in copy.near_copies] == [original.key]
    assert copy.near_copies[0].shared >= 0.5
    assert [near.key for near in library.near_copies(original.key)] == [copy.article.key]
    assert [row.near_copies for row in library.articles(limit=1)] == [1]
    changes = library.differences(original.key, copy.article.key)
    assert any(change.kind is not ChangeKind.SAME for change in changes)


def test_a_common_background_paragraph_makes_no_near_copy(library, article) -> None:
    background = prose(50, 2)
    library.add(article([*prose(1, 5), *background], title="One"))
    assert library.add(article([*prose(2, 5), *background], title="Two")).kind is Added.NEW


def test_a_reference_fills_gaps_and_an_article_replaces_its_reference(library, article) -> None:
    full = library.add(article(prose(1), title="A plan")).article
    reference = article("A plan\nAbstract.", title="A PLAN", outlet="Courier",
                        published=date(2023, 6, 5), media_type=RIS_TYPE)  # fmt: skip
    outcome = library.add(reference)
    assert outcome.kind is Added.METADATA
    assert set(outcome.changed) == {"outlet", "published"}
    assert library.get(full.key).outlet == "Courier"
    assert library.count() == 1
    alone = article("B plan\nAbstract.", title="B plan", outlet="Bote", media_type=RIS_TYPE)
    assert library.add(alone).kind is Added.NEW
    later = library.add(article(prose(2), title="B plan"))
    assert later.kind is Added.NEW_VERSION
    assert later.article.outlet == "Bote"


def test_bin_restore_and_emptying(library, article) -> None:
    one = library.add(article(prose(1), title="One"), b"shared").article
    two = library.add(article(prose(2), title="Two"), b"shared").article
    three = library.add(article(prose(3), title="Three"), b"own").article
    original = library.original_path(three.key)
    library.bin([one.key, three.key])
    assert [row.key for row in library.articles()] == [two.key]
    assert library.count(Filter(in_bin=True)) == 2
    assert library.search("one") == ()
    library.put_back([one.key])
    assert library.count() == 2
    library.bin([one.key])
    assert library.empty_bin(keep={one.key}) == 1
    assert library.get(three.key) is None
    assert not original.exists()
    assert library.get(one.key) is not None
    assert library.add(one).kind is Added.RESTORED
    library.bin([one.key])
    library.empty_bin()
    assert library.original_path(two.key).exists(), "another article still needs it"
    assert library.check() == ""


def test_emptying_the_bin_is_undone_until_it_is_made_final(library, article) -> None:
    one = library.add(article(prose(1), title="One"), b"first").article
    two = library.add(article(prose(2), title="Two"), b"second").article
    original = library.original_path(one.key)
    library.bin([one.key, two.key])
    before = datetime.now(UTC)
    assert library.set_bin_aside(keep={two.key}) == (one.key,)
    assert [row.key for row in library.articles(Filter(in_bin=True))] == [two.key]
    assert library.search("one") == ()
    assert library.purge(before) == 0, "nothing is deleted that was emptied after that moment"
    assert library.bring_back([one.key, two.key, "gone"]) == 1
    assert library.count(Filter(in_bin=True)) == 2
    library.set_bin_aside()
    assert library.add(one, b"first").kind is Added.RESTORED
    assert library.count() == 1
    assert library.purge(datetime.now(UTC)) == 1
    assert library.get(two.key) is None
    assert original.exists()
    assert library.check() == ""


def test_tags_collections_and_saved_searches(library, article) -> None:
    keys = [library.add(article(prose(seed), title=f"T {seed}")).article.key for seed in range(3)]
    library.tag(keys[:2], "  grain\n reserve ")
    library.tag(keys, "ports")
    library.tag(keys, " ")
    library.collect(keys[1:], "Summit")
    assert library.tags() == {"grain reserve": 2, "ports": 3}
    assert library.collections() == {"Summit": 2}
    assert library.count(Filter(tag="grain reserve")) == 2
    assert library.count(Filter(tag="ports", collection="Summit")) == 2
    library.rename_tag("grain reserve", "ports")
    library.untag(keys[:1], "ports")
    library.uncollect(keys[1:2], "Summit")
    assert library.tags() == {"ports": 2}
    assert library.collections() == {"Summit": 1}
    chosen = Filter(published_from=date(2023, 6, 5), keys=frozenset(keys), tag="ports")
    library.save_search(SavedSearch("Mine", "grain -strike", chosen))
    library.save_search(SavedSearch("Also", "x"))
    assert library.saved_searches() == (SavedSearch("Also", "x"),
                                        SavedSearch("Mine", "grain -strike", chosen))  # fmt: skip
    library.forget_search("Also")
    assert len(library.saved_searches()) == 1


def test_filters_and_orders(library, article) -> None:
    texts = {"b": date(2023, 6, 5), "a": date(2024, 1, 2), "c": None}
    keys = {
        name: library.add(
            article(
                prose(seed),
                title=name,
                published=day,
                language="de-AT" if day else "uk",
                outlet="Courier" if name == "a" else "",
            )
        ).article.key
        for seed, (name, day) in enumerate(texts.items())
    }

    def titles(chosen: Filter = Filter(), order: Order = Order.ADDED) -> str:  # noqa: B008
        return "".join(row.title for row in library.articles(chosen, order))

    assert titles() == "cab"
    assert titles(order=Order.PUBLISHED) == "abc"
    assert titles(order=Order.TITLE) == "abc"
    assert titles(order=Order.OUTLET)[0] == "a"
    assert titles(Filter(published_from=date(2023, 12, 1))) == "a"
    assert titles(Filter(published_to=date(2023, 12, 1))) == "b"
    assert titles(Filter(missing_date=True)) == "c"
    assert titles(Filter(language="de")) == "ab"
    assert titles(Filter(outlet="Courier")) == "a"
    assert titles(Filter(keys=frozenset([keys["b"]]))) == "b"
    assert titles(Filter(keys=frozenset())) == ""
    library.mark_read([keys["a"]])
    assert titles(Filter(unread=True)) == "cb"
    library.set_counts(keys["b"], 3, 2, ["Ann Lee", "Ann Lee", "Bo Ray"])
    assert titles(Filter(has_quotes=True)) == "b"
    row = library.articles(Filter(has_quotes=True))[0]
    assert (row.quotes, row.dates, row.speakers) == (3, 2, ("Ann Lee", "Bo Ray"))
    assert library.articles(limit=1, offset=1)[0].title == "a"
    assert library.languages() == {"de-AT": 2, "uk": 1}


def test_suggestions_say_why_and_leave_out_what_is_picked(library, article) -> None:
    passage = "“We need the grain reserve before the harvest,” said the minister of Norrland."
    made = article([*prose(1, 2), passage, *prose(2, 2)], title="A", published=date(2023, 6, 5))
    library.add(made)
    for seed in range(10, 30):
        library.add(article(prose(seed), title=f"Other {seed}"))
    best = library.suggest(["Grain reserves", "harvest"], today=date(2023, 6, 20))[0]
    assert best.span.of(made.text) == passage
    assert "“harvest”" in best.reason
    assert "holds a quotation" in best.reason
    assert "30 days" in best.reason
    taken = TextSpan(best.span.start + 3, best.span.start + 20)
    assert library.suggest(["grain reserve"], [(made.key, taken)]) == ()
    copied = article([*prose(3, 3), passage, *prose(4, 3)], title="B")
    library.add(copied)
    both = library.suggest(["grain reserve harvest"])
    assert [one.span.of(library.get(one.key).text) for one in both] == [passage], "told once"
    whole = TextSpan(made.text.index(passage), made.text.index(passage) + len(passage))
    assert library.suggest(["grain reserve"], [(made.key, whole)]) == (), "nor the copy of it"
    assert library.suggest([]) == library.suggest(["of", "x"]) == ()


def test_many_threads_may_use_the_library(library, article) -> None:
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for seed in range(number * 10, number * 10 + 5):
                library.add(article(prose(seed, 2), title=f"T {seed}"))
                library.search("ba")
                library.articles()
        except BaseException as fault:
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert library.count() == 20
    assert library.check() == ""


def test_changes_together_are_stored_together(library, article) -> None:
    def halfway() -> None:
        with library.together():
            library.add(article(prose(1)))
            library.tag([article(prose(1)).key], "t")
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError):
        halfway()
    assert library.count() == 0
    assert library.tags() == {}
    with library.together():
        key = library.add(article(prose(1))).article.key
        library.set_counts(key, 1, 2, ["Ann Lee"])
    assert library.articles()[0].quotes == 1


def test_a_failing_step_leaves_nothing_half_done(library, article, monkeypatch) -> None:
    from briefgen.library import adding

    def fault(*_: object) -> None:
        raise RuntimeError("stop")

    monkeypatch.setattr(adding, "_pair", fault)
    with pytest.raises(RuntimeError):
        library.add(article(prose(1)))
    assert library.count(Filter(superseded=True)) == 0
    assert library.check() == ""
