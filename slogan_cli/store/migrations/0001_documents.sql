-- What was read, and what was found in it. Offsets are Unicode code points; times are UTC; docs/store.md explains all.

-- Which version, rules and vocabulary found something.
CREATE TABLE tools (
    id INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    rules TEXT NOT NULL,
    vocabulary TEXT NOT NULL,
    UNIQUE (version, rules, vocabulary)
);

-- One row a run of `slogan collect`; `ended_at` stays empty where it was killed.
CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    tool_id INTEGER NOT NULL REFERENCES tools,
    process INTEGER NOT NULL,
    host TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT,
    new INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    again INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
);

-- Texts in work: whoever finds one claimed by a living process waits for it instead of doing it twice.
CREATE TABLE claims (
    sha256 TEXT PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs
);

-- One row a file; `sha256` of its bytes is there once all that is in it has been collected.
CREATE TABLE inputs (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    sha256 TEXT,
    options TEXT
);

-- One row a different text: the unit of all counts. Title and date are those of the first source that has them.
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    title TEXT,
    date TEXT,
    year INTEGER,
    month TEXT,
    characters INTEGER,
    tool_id INTEGER NOT NULL REFERENCES tools,
    collected_at TEXT NOT NULL
);
CREATE INDEX documents_by_date ON documents (date);

-- Where a document stands: files, rows of tables, members of archives; several for copies.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    input_id INTEGER NOT NULL REFERENCES inputs ON DELETE CASCADE,
    part TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT,
    date TEXT,
    document_id INTEGER NOT NULL REFERENCES documents,
    run_id INTEGER NOT NULL,
    vanished_at TEXT,
    UNIQUE (input_id, part)
);
CREATE INDEX sources_by_document ON sources (document_id);

CREATE TABLE texts (
    document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    text TEXT NOT NULL,
    page_starts TEXT
);

-- The findings as `slogan extract -f jsonl` prints them; the tables below are made from these.
CREATE TABLE records (
    document_id INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE,
    record TEXT NOT NULL
);

CREATE TABLE directives (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    n INTEGER NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL,
    count INTEGER NOT NULL,
    head TEXT NOT NULL,
    form TEXT NOT NULL,
    status TEXT NOT NULL,
    known TEXT
);
CREATE INDEX directives_by_document ON directives (document_id);
CREATE INDEX directives_by_key ON directives (key);

CREATE TABLE items (
    directive_id INTEGER NOT NULL REFERENCES directives ON DELETE CASCADE,
    n INTEGER NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (directive_id, n)
);

-- Mentions of directives (`directive_id` is set, role is 'directive') and quotes.
CREATE TABLE hits (
    id INTEGER PRIMARY KEY,
    document_id INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    directive_id INTEGER REFERENCES directives ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('mention', 'quote')),
    n INTEGER NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    role TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    page INTEGER,
    sentence_start INTEGER,
    sentence_end INTEGER,
    quoted INTEGER NOT NULL,
    introduces_items INTEGER NOT NULL,
    cue TEXT,
    speaker TEXT,
    speaker_title TEXT,
    speaker_verb TEXT,
    confidence REAL NOT NULL,
    rule TEXT NOT NULL
);
CREATE INDEX hits_by_document ON hits (document_id);
CREATE INDEX hits_by_directive ON hits (directive_id);
CREATE INDEX hits_by_key ON hits (key);
CREATE INDEX hits_by_speaker ON hits (speaker);

CREATE TABLE parts (
    hit_id INTEGER NOT NULL REFERENCES hits ON DELETE CASCADE,
    n INTEGER NOT NULL,
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (hit_id, n)
);

-- Letters without accents, đ as d; the row of a hit bears its id.
CREATE VIRTUAL TABLE hits_fts USING fts5 (slogan, context, tokenize = 'unicode61 remove_diacritics 2');

-- Every hit in its sentence, with its document.
CREATE VIEW contexts AS
SELECT h.id, d.date, d.source, d.title, h.kind, h.role, h.key,
       substr(t.text, h.sentence_start + 1, h.start - h.sentence_start) AS before,
       h.text,
       substr(t.text, h."end" + 1, h.sentence_end - h."end") AS after,
       h.speaker, h.speaker_title, h.confidence, h.rule
FROM hits h
JOIN documents d ON d.id = h.document_id
LEFT JOIN texts t ON t.document_id = d.id;
