"""All panes of the window."""

from dataclasses import dataclass

from ui.panes.article_pane import ArticlePane
from ui.panes.articles_pane import ArticlesPane
from ui.panes.brief_pane import BriefPane
from ui.panes.found_pane import FoundPane
from ui.panes.left_panes import LeftPanes
from ui.panes.pages_pane import PagesPane
from ui.panes.people_pane import PeoplePane
from ui.panes.review_pane import ReviewPane
from ui.panes.side_panes import SidePanes
from ui.panes.status_line import StatusLine
from ui.panes.suggestions_pane import SuggestionsPane
from ui.panes.top_bar import TopBar


@dataclass(frozen=True, slots=True)
class PaneSet:
    """The panes by name."""

    top_bar: TopBar
    left: LeftPanes
    articles: ArticlesPane
    brief: BriefPane
    article: ArticlePane
    pages: PagesPane
    found: FoundPane
    suggested: SuggestionsPane
    people: PeoplePane
    side: SidePanes
    review: ReviewPane
    status: StatusLine
