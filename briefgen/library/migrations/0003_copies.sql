-- Near-copies: sampled word shingles of each text, and the pairs that comparing confirmed.
ALTER TABLE articles ADD COLUMN shingles INTEGER NOT NULL DEFAULT 0;
CREATE TABLE shingles (
    shingle INTEGER NOT NULL,
    id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (shingle, id)
) WITHOUT ROWID;
CREATE TABLE copies (
    id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    shared REAL NOT NULL,
    PRIMARY KEY (id, other)
) WITHOUT ROWID;
CREATE INDEX copies_other ON copies (other);
