-- Articles. `record` holds what the file said and what the analyst corrected (JSON); the columns
-- beside it are the values in force, for lists and filters. The text has a table of its own, so
-- that a list never reads it.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT,
    confirmed INTEGER NOT NULL DEFAULT 0,
    language TEXT NOT NULL DEFAULT '',
    page TEXT NOT NULL DEFAULT '',
    added TEXT NOT NULL,
    characters INTEGER NOT NULL,
    unread INTEGER NOT NULL DEFAULT 1,
    binned TEXT,
    superseded_by TEXT NOT NULL DEFAULT '',
    quotes INTEGER,
    dates INTEGER,
    speakers TEXT NOT NULL DEFAULT '',
    original_hash TEXT NOT NULL DEFAULT '',
    record TEXT NOT NULL
);
CREATE TABLE texts (
    id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    text TEXT NOT NULL
);
CREATE INDEX articles_published ON articles (published IS NULL, published DESC, id DESC);
CREATE INDEX articles_page ON articles (page) WHERE page != '';
CREATE INDEX articles_title ON articles (title COLLATE NOCASE);
CREATE INDEX articles_original ON articles (original_hash) WHERE original_hash != '';

-- Full text. The index keeps no copy of the text (external content). `fold` is the program's own
-- function (folding.py): it takes the accents from Greek, which unicode61 leaves.
CREATE VIEW searchable AS
    SELECT a.id AS id, fold(a.title) AS title, fold(a.outlet) AS outlet,
        fold(a.speakers) AS speakers, fold(t.text) AS text
    FROM articles AS a JOIN texts AS t ON t.id = a.id;
CREATE VIRTUAL TABLE search USING fts5 (
    title, outlet, speakers, text,
    content = 'searchable', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2'
);
