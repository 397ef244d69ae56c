-- What each article tells of people and bodies, so that all that somebody said is found without
-- reading the articles again. `heard` is 0 until an article's people are stored, and again when
-- its date or language changes. `said` and `positions` are JSON (see people.py).
ALTER TABLE articles ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;
CREATE INDEX articles_unheard ON articles (id) WHERE heard = 0;
CREATE TABLE people (
    id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',
    aliases TEXT NOT NULL DEFAULT '',
    roles TEXT NOT NULL DEFAULT '',
    said TEXT NOT NULL DEFAULT '',
    positions TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (id, name)
) WITHOUT ROWID;
-- What the analyst decided on people for all briefs. Forms name articles by their key: a decision
-- outlives an article that is deleted and added again.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT ''
);
CREATE TABLE decided_forms (
    article TEXT NOT NULL,
    name TEXT NOT NULL,
    number INTEGER NOT NULL REFERENCES decisions (number) ON DELETE CASCADE,
    PRIMARY KEY (article, name)
) WITHOUT ROWID;
