/** What people wrote, beside pages, facts and people, that a search goes over: the table, its columns, where its source's id is. */
const written = [
  { table: 'source', columns: ['title', 'name', 'publisher', 'note', 'details'], source: 'id' },
  { table: 'excerpt', columns: ['note'], source: 'source' },
  { table: 'observation', columns: ['text', 'observer', 'wallClock'], source: 'source' },
  { table: 'provision', columns: ['label', 'text'], source: 'source' },
  { table: 'charge', columns: ['label', 'text'], source: 'source' },
  { table: 'issue', columns: ['title', 'question', 'argument', 'note'], source: null },
  {
    table: 'comparator',
    columns: ['person', 'conduct', 'rule', 'decisionMaker', 'penalty', 'alike', 'differs'],
    source: null,
  },
  { table: 'grievance', columns: ['title', 'article', 'remedy', 'note'], source: null },
] as const;

/** Keeps note_text right by triggers, and fills it with what is there already. */
function noteTriggers({ table, columns, source }: (typeof written)[number]): string {
  const of = (row: string) => (column: string) =>
    column === 'details'
      ? `(SELECT group_concat(value, char(10)) FROM json_each(${row}.details))`
      : `nullif(${row}.${column}, '')`;
  const values = (row: string) =>
    `'${table}', ${row}.id, ${source === null ? 'NULL' : `${row}.${source}`}, concat_ws(char(10), ${columns.map(of(row)).join(', ')})`;
  return `
CREATE TRIGGER ${table}_note_insert AFTER INSERT ON ${table} BEGIN
  INSERT INTO note_text (kind, row, source, text) VALUES (${values('new')});
END;
CREATE TRIGGER ${table}_note_delete AFTER DELETE ON ${table} BEGIN DELETE FROM note_text WHERE kind = '${table}' AND row = old.id; END;
CREATE TRIGGER ${table}_note_update AFTER UPDATE OF ${columns.join(', ')} ON ${table} BEGIN
  UPDATE note_text SET text = concat_ws(char(10), ${columns.map(of('new')).join(', ')}) WHERE kind = '${table}' AND row = new.id;
END;
INSERT INTO note_text (kind, row, source, text) SELECT ${values('t')} FROM ${table} t;`;
}

/** Schema 20: what is said of evidence by its kind, parts of evidence, productions, saved searches, OCR, imports. Frozen once released. */
export const sql = `
-- A part of another source: an attachment of a mail, a member of an archive, a still of a video.
ALTER TABLE source ADD COLUMN parent TEXT REFERENCES source (id);
-- Where in its parent it was: name within an archive or mail; for a still, its media offset in seconds.
ALTER TABLE source ADD COLUMN parentPath TEXT NOT NULL DEFAULT '';
ALTER TABLE source ADD COLUMN parentSeconds REAL;
ALTER TABLE source ADD COLUMN confidentiality TEXT NOT NULL DEFAULT 'none';
-- What the form of its kind asks, as JSON by field.
ALTER TABLE source ADD COLUMN details TEXT NOT NULL DEFAULT '{}';
CREATE INDEX source_parent ON source (parent);

-- The day of the conduct at issue, where it is one day.
ALTER TABLE case_info ADD COLUMN incidentOn TEXT;

-- Duration of a recording.
ALTER TABLE object ADD COLUMN seconds REAL;

-- Where the text of a page is from: its own text, or read from its picture.
ALTER TABLE page ADD COLUMN textFrom TEXT NOT NULL DEFAULT 'file' CHECK (textFrom IN ('file', 'ocr'));

-- What OCR found on a page: derived from the bytes, so outside of the journal. A page that failed keeps its reason.
CREATE TABLE page_ocr (
  page INTEGER PRIMARY KEY REFERENCES page (id), confidence REAL, words TEXT NOT NULL, engine TEXT NOT NULL,
  failed TEXT, at TEXT NOT NULL
) STRICT;
-- The pages that may have to be read from their pictures, found without looking at the others.
CREATE INDEX page_short ON page (id) WHERE textFrom = 'file' AND length(text) < 120;

-- How this case is worked with, by name: not evidence, so outside of the journal.
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- Something seen or heard at a time of a recording: written down in an audit note, or by the person who reviews the video.
CREATE TABLE observation (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), position INTEGER NOT NULL, secondsFrom REAL,
  secondsTo REAL, wallClock TEXT NOT NULL, text TEXT NOT NULL, observer TEXT NOT NULL, excerpt TEXT REFERENCES excerpt (id)
) STRICT;
CREATE INDEX observation_source ON observation (source);
CREATE INDEX observation_excerpt ON observation (excerpt);

CREATE TABLE provision (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), parent TEXT REFERENCES provision (id),
  position INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL, bearing TEXT NOT NULL, excerpt TEXT REFERENCES excerpt (id)
) STRICT;
CREATE INDEX provision_source ON provision (source);
CREATE INDEX provision_parent ON provision (parent);
CREATE INDEX provision_excerpt ON provision (excerpt);

-- A charge of a notice, or a specification under it; the issue that was made of it.
CREATE TABLE charge (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), parent TEXT REFERENCES charge (id),
  position INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL, issue TEXT REFERENCES issue (id),
  excerpt TEXT REFERENCES excerpt (id)
) STRICT;
CREATE INDEX charge_source ON charge (source);
CREATE INDEX charge_parent ON charge (parent);
CREATE INDEX charge_issue ON charge (issue);
CREATE INDEX charge_excerpt ON charge (excerpt);

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL, query TEXT NOT NULL
) STRICT;

CREATE TABLE production (
  id TEXT PRIMARY KEY, direction TEXT NOT NULL, date TEXT NOT NULL, party TEXT NOT NULL, means TEXT NOT NULL,
  title TEXT NOT NULL, letter TEXT NOT NULL, note TEXT NOT NULL,
  -- When a production that was given was entered as handed over; null while it is being prepared, and for one received.
  servedAt TEXT
) STRICT;

CREATE TABLE production_source (
  id TEXT PRIMARY KEY, production TEXT NOT NULL REFERENCES production (id), source TEXT NOT NULL REFERENCES source (id),
  position INTEGER NOT NULL, bates TEXT REFERENCES bates_range (id), theirBates TEXT NOT NULL,
  -- Kept back when the production was handed over, or handed over although it could be kept back; the reason of either.
  withheld INTEGER NOT NULL, reason TEXT NOT NULL, UNIQUE (production, source)
) STRICT;
CREATE INDEX production_source_source ON production_source (source);
CREATE INDEX production_source_bates ON production_source (bates);

-- A production that was written out: which folder, how many files, and the hash of the index that lists their hashes.
CREATE TABLE production_export (
  id TEXT PRIMARY KEY, production TEXT NOT NULL REFERENCES production (id), folder TEXT NOT NULL, exportedAt TEXT NOT NULL,
  files INTEGER NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX production_export_production ON production_export (production);

-- What was handed over stays what it was: no command changes the list, and no undo.
CREATE TRIGGER production_source_added BEFORE INSERT ON production_source
WHEN (SELECT servedAt FROM production WHERE id = NEW.production) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'this production was handed over: its list stays as it is'); END;
CREATE TRIGGER production_source_changed BEFORE UPDATE ON production_source
WHEN (SELECT servedAt FROM production WHERE id = OLD.production) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'this production was handed over: its list stays as it is'); END;
CREATE TRIGGER production_source_removed BEFORE DELETE ON production_source
WHEN (SELECT servedAt FROM production WHERE id = OLD.production) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'this production was handed over: its list stays as it is'); END;

-- A Bates number is issued once and never again.
CREATE TRIGGER bates_range_issued BEFORE INSERT ON bates_range
WHEN EXISTS (SELECT 1 FROM bates_range r WHERE r.prefix = NEW.prefix
  AND r.first < NEW.first + NEW.pages AND NEW.first < r.first + r.pages)
BEGIN SELECT RAISE(ABORT, 'these Bates numbers are issued already'); END;
CREATE TRIGGER bates_range_changed BEFORE UPDATE ON bates_range
BEGIN SELECT RAISE(ABORT, 'Bates numbers stay as they were issued'); END;
CREATE TRIGGER bates_range_removed BEFORE DELETE ON bates_range
BEGIN SELECT RAISE(ABORT, 'Bates numbers stay as they were issued'); END;

-- An import, so that one that was cut off can go on where it was: outside of the journal. batch is its first step, total the
-- number of its files once they are counted.
CREATE TABLE import_run (
  id TEXT PRIMARY KEY, startedAt TEXT NOT NULL, endedAt TEXT, state TEXT NOT NULL, paths TEXT NOT NULL, options TEXT NOT NULL,
  batch INTEGER, total INTEGER
) STRICT;
-- What became of each file, and of each part within it: inside is the way to a part, one name to a line, empty for the file itself.
-- A file is complete once all of its parts are in.
CREATE TABLE import_file (
  run TEXT NOT NULL REFERENCES import_run (id), path TEXT NOT NULL, inside TEXT NOT NULL, position INTEGER NOT NULL,
  bytes INTEGER NOT NULL, modifiedAt REAL NOT NULL, outcome TEXT NOT NULL, source TEXT, reason TEXT, complete INTEGER NOT NULL,
  PRIMARY KEY (run, path, inside)
) STRICT, WITHOUT ROWID;
CREATE INDEX import_file_source ON import_file (source);

-- Search by prefixes of two and three letters would otherwise read every word that begins so.
DROP TABLE page_fts;
CREATE VIRTUAL TABLE page_fts USING fts5 (text, content = 'page', content_rowid = 'id', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO page_fts (page_fts) VALUES ('rebuild');

-- What people wrote beside pages, facts and people, in one searched table: derived by triggers, so outside of the journal.
CREATE TABLE note_text (
  seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, row TEXT NOT NULL, source TEXT, text TEXT NOT NULL, UNIQUE (kind, row)
) STRICT;
CREATE VIRTUAL TABLE note_fts USING fts5 (text, content = 'note_text', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');
CREATE TRIGGER note_fts_insert AFTER INSERT ON note_text BEGIN INSERT INTO note_fts (rowid, text) VALUES (new.seq, new.text); END;
CREATE TRIGGER note_fts_delete AFTER DELETE ON note_text BEGIN
  INSERT INTO note_fts (note_fts, rowid, text) VALUES ('delete', old.seq, old.text);
END;
CREATE TRIGGER note_fts_update AFTER UPDATE OF text ON note_text BEGIN
  INSERT INTO note_fts (note_fts, rowid, text) VALUES ('delete', old.seq, old.text);
  INSERT INTO note_fts (rowid, text) VALUES (new.seq, new.text);
END;
${written.map(noteTriggers).join('\n')}
`;
