-- Slogans over all documents: what links the hits. Made anew from the tables before whenever documents changed.

-- One row: how often documents have changed, and what the tables below were made from.
CREATE TABLE linking (
    changes INTEGER NOT NULL,
    linked INTEGER,
    threshold REAL
);
INSERT INTO linking VALUES (1, NULL, NULL);
CREATE TRIGGER documents_added AFTER INSERT ON records BEGIN UPDATE linking SET changes = changes + 1; END;
CREATE TRIGGER documents_removed AFTER DELETE ON records BEGIN UPDATE linking SET changes = changes + 1; END;
CREATE TRIGGER documents_dated AFTER UPDATE OF date ON documents WHEN OLD.date IS NOT NEW.date
BEGIN UPDATE linking SET changes = changes + 1; END;

-- One row a slogan; `key` is that of its most used variant. kind: directive, list, slogan, theme, name, speech, term.
CREATE TABLE slogans (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER,
    head TEXT,
    documents INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT
);
CREATE INDEX slogans_by_kind ON slogans (kind, documents);

-- Every key that belongs to a slogan, how alike it is to the slogan's own key, and why it belongs there.
CREATE TABLE variants (
    key TEXT PRIMARY KEY,
    slogan_id INTEGER NOT NULL REFERENCES slogans ON DELETE CASCADE,
    label TEXT NOT NULL,
    documents INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    similarity REAL NOT NULL,
    reason TEXT NOT NULL
);
CREATE INDEX variants_by_slogan ON variants (slogan_id);

-- Which of the definitions of a slogan (n, from 1) a directive gives: in the same words, reworded, or in part.
CREATE TABLE definitions (
    directive_id INTEGER PRIMARY KEY REFERENCES directives ON DELETE CASCADE,
    slogan_id INTEGER NOT NULL REFERENCES slogans ON DELETE CASCADE,
    n INTEGER NOT NULL,
    relation TEXT NOT NULL,
    representative INTEGER NOT NULL
);
CREATE INDEX definitions_by_slogan ON definitions (slogan_id, n);

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL
);

-- A speaker as documents name it; `title` is empty where there is none.
CREATE TABLE namings (
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people ON DELETE CASCADE,
    PRIMARY KEY (name, title)
);

-- Every hit with its slogan and speaker. A quoted directive is one hit here: its mention.
CREATE VIEW mentions AS
SELECT h.id, v.slogan_id, s.key AS slogan, s.kind, h.key, h.text, h.role, d.id AS document_id, d.date, d.year, d.month,
       d.source, d.title, n.person_id, p.name AS person, h.speaker_title, h.start, h."end", h.line, h.confidence
FROM hits h
JOIN documents d ON d.id = h.document_id
JOIN variants v ON v.key = h.key
JOIN slogans s ON s.id = v.slogan_id
LEFT JOIN namings n ON n.name = h.speaker AND n.title = coalesce(h.speaker_title, '')
LEFT JOIN people p ON p.id = n.person_id
WHERE h.kind = 'mention' OR NOT EXISTS (
    SELECT 1 FROM hits m WHERE m.document_id = h.document_id AND m.kind = 'mention' AND m.key = h.key
    AND m.start < h."end" AND h.start < m."end"
);

-- Who held which office when, as far as documents with a date tell.
CREATE VIEW offices AS
SELECT p.id AS person_id, p.name, h.speaker_title AS title, count(DISTINCT h.document_id) AS documents,
       min(d.date) AS first_date, max(d.date) AS last_date
FROM hits h
JOIN documents d ON d.id = h.document_id
JOIN namings n ON n.name = h.speaker AND n.title = coalesce(h.speaker_title, '')
JOIN people p ON p.id = n.person_id
WHERE h.speaker_title IS NOT NULL
GROUP BY p.id, h.speaker_title;
