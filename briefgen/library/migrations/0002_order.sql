-- What the analyst puts in order: tags, collections, searches with a name.
CREATE TABLE tags (
    tag TEXT NOT NULL,
    id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (tag, id)
) WITHOUT ROWID;
CREATE INDEX tags_article ON tags (id);
CREATE TABLE collections (
    collection TEXT NOT NULL,
    id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (collection, id)
) WITHOUT ROWID;
CREATE INDEX collections_article ON collections (id);
CREATE TABLE searches (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL,
    filter TEXT NOT NULL
) WITHOUT ROWID;
