-- When the bin was emptied: such an article is in no list any more, and is deleted for good later.
ALTER TABLE articles ADD COLUMN emptied TEXT;
