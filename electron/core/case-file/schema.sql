-- Generated from the migrations by npm run schema: do not edit.
PRAGMA application_id = 1279544652;
PRAGMA user_version = 30;

CREATE TABLE bates_range (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), prefix TEXT NOT NULL, first INTEGER NOT NULL,
  pages INTEGER NOT NULL, UNIQUE (prefix, first)
) STRICT;

CREATE TABLE brief (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, template TEXT NOT NULL, paper TEXT NOT NULL, issuedOn TEXT,
  summary TEXT NOT NULL, conclusion TEXT NOT NULL, remedy TEXT NOT NULL
, document TEXT NOT NULL DEFAULT 'null', settings TEXT NOT NULL DEFAULT
  '{"lineNumbers":false,"standard":"ua-1","letterhead":"","addressee":"","caption":{"forum":"","title":"","employee":"","employer":"","matter":""},"signature":{"name":"","role":"","organization":"","contact":""},"bundle":{"exhibits":null,"tabs":"none","sizeCap":null,"certificate":true,"custody":false}}') STRICT;

CREATE TABLE brief_comment (
  id TEXT PRIMARY KEY, brief TEXT NOT NULL REFERENCES brief (id), parent TEXT REFERENCES brief_comment (id),
  author TEXT NOT NULL, at TEXT NOT NULL, quote TEXT NOT NULL, text TEXT NOT NULL, resolved INTEGER NOT NULL
) STRICT;

CREATE TABLE brief_draft (
  brief TEXT PRIMARY KEY REFERENCES brief (id), document TEXT NOT NULL, savedAt TEXT NOT NULL
) STRICT;

CREATE TABLE brief_export (
  id TEXT PRIMARY KEY, brief TEXT NOT NULL REFERENCES brief (id), fileName TEXT NOT NULL, issuedOn TEXT NOT NULL,
  exportedAt TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, pages INTEGER NOT NULL,
  bundle INTEGER NOT NULL, checks TEXT NOT NULL
, overrides TEXT NOT NULL DEFAULT '[]', manifest TEXT NOT NULL DEFAULT 'null', object TEXT REFERENCES object (name), servedOn TEXT, servedTo TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE case_info (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, client TEXT NOT NULL, employer TEXT NOT NULL, "union" TEXT NOT NULL,
  forum TEXT NOT NULL, matterNumber TEXT NOT NULL, representative TEXT NOT NULL, hearingOn TEXT,
  marking TEXT NOT NULL, batesPrefix TEXT NOT NULL, banner TEXT NOT NULL, createdAt TEXT NOT NULL
, incidentOn TEXT) STRICT;

CREATE TABLE charge (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), parent TEXT REFERENCES charge (id),
  position INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL, issue TEXT REFERENCES issue (id),
  excerpt TEXT REFERENCES excerpt (id)
) STRICT;

CREATE TABLE cite_dismissal (
  id TEXT PRIMARY KEY, brief TEXT NOT NULL REFERENCES brief (id), "key" TEXT NOT NULL, kind TEXT NOT NULL,
  text TEXT NOT NULL, reason TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL
) STRICT;

CREATE TABLE comparator (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, person TEXT NOT NULL, unit TEXT NOT NULL, date TEXT,
  conduct TEXT NOT NULL, rule TEXT NOT NULL, decisionMaker TEXT NOT NULL, penalty TEXT NOT NULL, alike TEXT NOT NULL,
  differs TEXT NOT NULL, excerpt TEXT REFERENCES excerpt (id)
) STRICT;

CREATE TABLE contradiction (
  id TEXT PRIMARY KEY, factA TEXT NOT NULL REFERENCES fact (id), factB TEXT NOT NULL REFERENCES fact (id),
  note TEXT NOT NULL, UNIQUE (factA, factB)
) STRICT;

CREATE TABLE deadline (
  id TEXT PRIMARY KEY, grievance TEXT REFERENCES grievance (id), title TEXT NOT NULL, actor TEXT NOT NULL,
  authority TEXT NOT NULL, triggerOn TEXT NOT NULL, "trigger" TEXT NOT NULL, count INTEGER NOT NULL, unit TEXT NOT NULL,
  mode TEXT NOT NULL, calendar TEXT NOT NULL, service TEXT NOT NULL, backward INTEGER NOT NULL, due TEXT NOT NULL,
  result TEXT NOT NULL, confirmedBy TEXT NOT NULL, metOn TEXT, extendedTo TEXT,
  extensionSource TEXT REFERENCES source (id), note TEXT NOT NULL
) STRICT;

CREATE TABLE excerpt (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), kind TEXT NOT NULL, page INTEGER NOT NULL,
  lineFrom INTEGER, lineTo INTEGER, secondsFrom REAL, secondsTo REAL, rects TEXT NOT NULL, quote TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE exhibit (
  id TEXT PRIMARY KEY, source TEXT NOT NULL UNIQUE REFERENCES source (id), series TEXT NOT NULL, position INTEGER NOT NULL
, number TEXT, late INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE exhibit_series (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, numbering TEXT NOT NULL, position INTEGER NOT NULL,
  stamp TEXT NOT NULL
) STRICT;

CREATE TABLE export_begun (id TEXT PRIMARY KEY, files TEXT NOT NULL, at TEXT NOT NULL) STRICT;

CREATE TABLE fact (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, text TEXT NOT NULL, date TEXT, status TEXT NOT NULL, side TEXT NOT NULL,
  assertedBy TEXT REFERENCES person (id), giver TEXT REFERENCES person (id), recipient TEXT REFERENCES person (id),
  speaker TEXT REFERENCES person (id), channel TEXT NOT NULL, witnesses TEXT NOT NULL, audience TEXT NOT NULL,
  venue TEXT NOT NULL, words TEXT NOT NULL, note TEXT NOT NULL
) STRICT;

CREATE TABLE fact_excerpt (
  id TEXT PRIMARY KEY, fact TEXT NOT NULL REFERENCES fact (id), excerpt TEXT NOT NULL REFERENCES excerpt (id),
  bearing TEXT NOT NULL, UNIQUE (fact, excerpt)
) STRICT;

CREATE VIRTUAL TABLE fact_fts USING fts5 (text, words, note, content = 'fact', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE fact_issue (
  id TEXT PRIMARY KEY, fact TEXT NOT NULL REFERENCES fact (id), issue TEXT NOT NULL REFERENCES issue (id),
  bearing TEXT NOT NULL, UNIQUE (fact, issue)
) STRICT;

CREATE TABLE grievance (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, contract TEXT NOT NULL, article TEXT NOT NULL, occurredOn TEXT,
  filedOn TEXT, remedy TEXT NOT NULL, note TEXT NOT NULL
) STRICT;

CREATE TABLE grievance_step (
  id TEXT PRIMARY KEY, grievance TEXT NOT NULL REFERENCES grievance (id), position INTEGER NOT NULL, name TEXT NOT NULL,
  state TEXT NOT NULL, openedOn TEXT, answeredOn TEXT, ifUnanswered TEXT NOT NULL, note TEXT NOT NULL
) STRICT;

CREATE TABLE import_file (
  run TEXT NOT NULL REFERENCES import_run (id), path TEXT NOT NULL, inside TEXT NOT NULL, position INTEGER NOT NULL,
  bytes INTEGER NOT NULL, modifiedAt REAL NOT NULL, outcome TEXT NOT NULL, source TEXT, reason TEXT, complete INTEGER NOT NULL,
  PRIMARY KEY (run, path, inside)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_run (
  id TEXT PRIMARY KEY, startedAt TEXT NOT NULL, endedAt TEXT, state TEXT NOT NULL, paths TEXT NOT NULL, options TEXT NOT NULL,
  batch INTEGER, total INTEGER
) STRICT;

CREATE TABLE issue (
  id TEXT PRIMARY KEY, parent TEXT REFERENCES issue (id), position INTEGER NOT NULL, kind TEXT NOT NULL,
  title TEXT NOT NULL, question TEXT NOT NULL, answer TEXT, answeredBy TEXT NOT NULL, argument TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE journal_change (
  step INTEGER NOT NULL REFERENCES journal_step (number), seq INTEGER NOT NULL, "table" TEXT NOT NULL, row TEXT NOT NULL,
  before TEXT, after TEXT, PRIMARY KEY (step, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_step (
  number INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo', 'act')), label TEXT NOT NULL,
  actor TEXT NOT NULL, at TEXT NOT NULL,
  -- The first step of the batch that is undone as one; for a single step, itself.
  batch INTEGER NOT NULL REFERENCES journal_step (number),
  -- For undo and redo: the batch whose rows this step turned back or did again.
  target INTEGER REFERENCES journal_step (number),
  -- What the step was done to, beyond its rows, as JSON.
  details TEXT, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE note_fts USING fts5 (text, content = 'note_text', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE note_text (
  seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, row TEXT NOT NULL, source TEXT, text TEXT NOT NULL, UNIQUE (kind, row)
) STRICT;

CREATE TABLE object (
  name TEXT PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, bytes INTEGER NOT NULL, format TEXT NOT NULL, mime TEXT NOT NULL,
  pages INTEGER NOT NULL, chars INTEGER NOT NULL, unreadable TEXT, warnings TEXT NOT NULL, meta TEXT NOT NULL
, seconds REAL) STRICT;

CREATE TABLE observation (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), position INTEGER NOT NULL, secondsFrom REAL,
  secondsTo REAL, wallClock TEXT NOT NULL, text TEXT NOT NULL, observer TEXT NOT NULL, excerpt TEXT REFERENCES excerpt (id)
) STRICT;

CREATE TABLE page (
  id INTEGER PRIMARY KEY, object TEXT NOT NULL REFERENCES object (name), number INTEGER NOT NULL, text TEXT NOT NULL,
  width REAL NOT NULL, height REAL NOT NULL, rotate INTEGER NOT NULL, textFrom TEXT NOT NULL DEFAULT 'file' CHECK (textFrom IN ('file', 'ocr')), UNIQUE (object, number)
) STRICT;

CREATE VIRTUAL TABLE page_fts USING fts5 (text, content = 'page', content_rowid = 'id', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE page_ocr (
  page INTEGER PRIMARY KEY REFERENCES page (id), confidence REAL, words TEXT NOT NULL, engine TEXT NOT NULL,
  failed TEXT, at TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, rank TEXT NOT NULL, badge TEXT NOT NULL, unit TEXT NOT NULL,
  role TEXT NOT NULL, note TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE person_fts USING fts5 (name, title, unit, note, content = 'person_text', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE production (
  id TEXT PRIMARY KEY, direction TEXT NOT NULL, date TEXT NOT NULL, party TEXT NOT NULL, means TEXT NOT NULL,
  title TEXT NOT NULL, letter TEXT NOT NULL, note TEXT NOT NULL,
  -- When a production that was given was entered as handed over; null while it is being prepared, and for one received.
  servedAt TEXT
) STRICT;

CREATE TABLE production_export (
  id TEXT PRIMARY KEY, production TEXT NOT NULL REFERENCES production (id), folder TEXT NOT NULL, exportedAt TEXT NOT NULL,
  files INTEGER NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL
) STRICT;

CREATE TABLE production_source (
  id TEXT PRIMARY KEY, production TEXT NOT NULL REFERENCES production (id), source TEXT NOT NULL REFERENCES source (id),
  position INTEGER NOT NULL, bates TEXT REFERENCES bates_range (id), theirBates TEXT NOT NULL,
  -- Kept back when the production was handed over, or handed over although it could be kept back; the reason of either.
  withheld INTEGER NOT NULL, reason TEXT NOT NULL, UNIQUE (production, source)
) STRICT;

CREATE TABLE provision (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), parent TEXT REFERENCES provision (id),
  position INTEGER NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL, bearing TEXT NOT NULL, excerpt TEXT REFERENCES excerpt (id)
) STRICT;

CREATE TABLE redaction (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), page INTEGER NOT NULL, rects TEXT NOT NULL,
  words TEXT NOT NULL, reason TEXT NOT NULL, pattern TEXT NOT NULL, note TEXT NOT NULL
) STRICT;

CREATE TABLE saved_search (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, position INTEGER NOT NULL, query TEXT NOT NULL
) STRICT;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE source (
  id TEXT PRIMARY KEY, object TEXT NOT NULL REFERENCES object (name), name TEXT NOT NULL, title TEXT NOT NULL,
  kind TEXT NOT NULL, date TEXT, publisher TEXT NOT NULL, custodian TEXT NOT NULL, receivedOn TEXT,
  receivedFrom TEXT NOT NULL, receivedHow TEXT NOT NULL, privilege TEXT NOT NULL, compelled INTEGER NOT NULL,
  note TEXT NOT NULL, importedAt TEXT NOT NULL
, parent TEXT REFERENCES source (id), parentPath TEXT NOT NULL DEFAULT '', parentSeconds REAL, confidentiality TEXT NOT NULL DEFAULT 'none', details TEXT NOT NULL DEFAULT '{}') STRICT;

CREATE VIEW person_text AS SELECT seq, name, rank AS title, unit, note FROM person;

CREATE INDEX bates_range_source ON bates_range (source);

CREATE INDEX brief_comment_brief ON brief_comment (brief);

CREATE INDEX brief_export_brief ON brief_export (brief);

CREATE INDEX charge_excerpt ON charge (excerpt);

CREATE INDEX charge_issue ON charge (issue);

CREATE INDEX charge_parent ON charge (parent);

CREATE INDEX charge_source ON charge (source);

CREATE INDEX cite_dismissal_brief ON cite_dismissal (brief);

CREATE INDEX comparator_excerpt ON comparator (excerpt);

CREATE INDEX contradiction_b ON contradiction (factB);

CREATE INDEX deadline_extension ON deadline (extensionSource);

CREATE INDEX deadline_grievance ON deadline (grievance);

CREATE INDEX excerpt_source ON excerpt (source);

CREATE INDEX fact_excerpt_excerpt ON fact_excerpt (excerpt);

CREATE INDEX fact_issue_issue ON fact_issue (issue);

CREATE INDEX grievance_step_grievance ON grievance_step (grievance);

CREATE INDEX import_file_source ON import_file (source);

CREATE INDEX issue_parent ON issue (parent);

CREATE INDEX journal_change_row ON journal_change ("table", row);

CREATE INDEX journal_step_batch ON journal_step (batch);

CREATE INDEX journal_step_target ON journal_step (target);

CREATE INDEX observation_excerpt ON observation (excerpt);

CREATE INDEX observation_source ON observation (source);

CREATE INDEX page_short ON page (id) WHERE textFrom = 'file' AND length(text) < 120;

CREATE INDEX production_export_production ON production_export (production);

CREATE INDEX production_source_bates ON production_source (bates);

CREATE INDEX production_source_source ON production_source (source);

CREATE INDEX provision_excerpt ON provision (excerpt);

CREATE INDEX provision_parent ON provision (parent);

CREATE INDEX provision_source ON provision (source);

CREATE INDEX redaction_source ON redaction (source);

CREATE INDEX source_object ON source (object);

CREATE INDEX source_parent ON source (parent);

CREATE TRIGGER bates_range_changed BEFORE UPDATE ON bates_range
BEGIN SELECT RAISE(ABORT, 'Bates numbers stay as they were issued'); END;

CREATE TRIGGER bates_range_issued BEFORE INSERT ON bates_range
WHEN EXISTS (SELECT 1 FROM bates_range r WHERE r.prefix = NEW.prefix
  AND r.first < NEW.first + NEW.pages AND NEW.first < r.first + r.pages)
BEGIN SELECT RAISE(ABORT, 'these Bates numbers are issued already'); END;

CREATE TRIGGER bates_range_removed BEFORE DELETE ON bates_range
BEGIN SELECT RAISE(ABORT, 'Bates numbers stay as they were issued'); END;

CREATE TRIGGER charge_note_delete AFTER DELETE ON charge BEGIN DELETE FROM note_text WHERE kind = 'charge' AND row = old.id; END;

CREATE TRIGGER charge_note_insert AFTER INSERT ON charge BEGIN
  INSERT INTO note_text (kind, row, source, text) VALUES ('charge', new.id, new.source, concat_ws(char(10), nullif(new.label, ''), nullif(new.text, '')));
END;

CREATE TRIGGER charge_note_update AFTER UPDATE OF label, text ON charge BEGIN
  UPDATE note_text SET text = concat_ws(char(10), nullif(new.label, ''), nullif(new.text, '')) WHERE kind = 'charge' AND row = new.id;
END;

CREATE TRIGGER comparator_note_delete AFTER DELETE ON comparator BEGIN DELETE FROM note_text WHERE kind = 'comparator' AND row = old.id; END;

CREATE TRIGGER comparator_note_insert AFTER INSERT ON comparator BEGIN
  INSERT INTO note_text (kind, row, source, text) VALUES ('comparator', new.id, NULL, concat_ws(char(10), nullif(new.person, ''), nullif(new.conduct, ''), nullif(new.rule, ''), nullif(new.decisionMaker, ''), nullif(new.penalty, ''), nullif(new.alike, ''), nullif(new.differs, '')));
END;

CREATE TRIGGER comparator_note_update AFTER UPDATE OF person, conduct, rule, decisionMaker, penalty, alike, differs ON comparator BEGIN
  UPDATE note_text SET text = concat_ws(char(10), nullif(new.person, ''), nullif(new.conduct, ''), nullif(new.rule, ''), nullif(new.decisionMaker, ''), nullif(new.penalty, ''), nullif(new.alike, ''), nullif(new.differs, '')) WHERE kind = 'comparator' AND row = new.id;
END;

CREATE TRIGGER excerpt_note_delete AFTER DELETE ON excerpt BEGIN DELETE FROM note_text WHERE kind = 'excerpt' AND row = old.id; END;

CREATE TRIGGER excerpt_note_insert AFTER INSERT ON excerpt BEGIN
  INSERT INTO note_text (kind, row, source, text) VALUES ('excerpt', new.id, new.source, concat_ws(char(10), nullif(new.note, '')));
END;

CREATE TRIGGER excerpt_note_update AFTER UPDATE OF note ON excerpt BEGIN
  UPDATE note_text SET text = concat_ws(char(10), nullif(new.note, '')) WHERE kind = 'excerpt' AND row = new.id;
END;

CREATE TRIGGER fact_fts_delete AFTER DELETE ON fact BEGIN
  INSERT INTO fact_fts (fact_fts, rowid, text, words, note) VALUES ('delete', old.seq, old.text, old.words, old.note);
END;

CREATE TRIGGER fact_fts_insert AFTER INSERT ON fact BEGIN
  INSERT INTO fact_fts (rowid, text, words, note) VALUES (new.seq, new.text, new.words, new.note);
END;

CREATE TRIGGER fact_fts_update AFTER UPDATE ON fact BEGIN
  INSERT INTO fact_fts (fact_fts, rowid, text, words, note) VALUES ('delete', old.seq, old.text, old.words, old.note);
  INSERT INTO fact_fts (rowid, text, words, note) VALUES (new.seq, new.text, new.words, new.note);
END;

CREATE TRIGGER grievance_note_delete AFTER DELETE ON grievance BEGIN DELETE FROM note_text WHERE kind = 'grievance' AND row = old.id; END;

CREATE TRIGGER grievance_note_insert AFTER INSERT ON grievance BEGIN
  INSERT INTO note_text (kind, row, source, text) VALUES ('grievance', new.id, NULL, concat_ws(char(10), nullif(new.title, ''), nullif(new.article, ''), nullif(new.remedy, ''), nullif(new.note, '')));
END;

CREATE TRIGGER grievance_note_update AFTER UPDATE OF title, article, remedy, note ON grievance BEGIN
  UPDATE note_text SET text = concat_ws(char(10), nullif(new.title, ''), nullif(new.article, ''), nullif(new.remedy, ''), nullif(new.note, '')) WHERE kind = 'grievance' AND row = new.id;
END;

CREATE TRIGGER issue_note_delete AFTER DELETE ON issue BEGIN DELETE FROM note_text WHERE kind = 'issue' AND row = old.id; END;

CREATE TRIGGER issue_note_insert AFTER INSERT ON issue BEGIN
  INSERT INTO note_text (kind, row, source, text) VALUES ('issue', new.id, NULL, concat_ws(char(10), nullif(new.title, ''), nullif(new.question, ''), nullif(new.argument, ''), nullif(new.note, '')));
END;

CREATE TRIGGER issue_note_update AFTER UPDATE OF title, question, argument, note ON issue BEGIN
  UPDATE note_text SET text = concat_ws(char(10), nullif(new.title, ''), nullif(new.question, ''), nullif(new.argument, ''), nullif(new.note, '')) WHERE kind = 'issue' AND row = new.id;
END;

CREATE TRIGGER journal_change_no_delete BEFORE DELETE ON journal_change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_change_no_update BEFORE UPDATE ON journal_change BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_step_no_delete BEFORE DELETE ON journal_step BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_step_no_update BEFORE UPDATE ON journal_step BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER note_fts_delete AFTER DELETE ON note_text BEGIN
  INSERT INTO note_fts (note_fts, rowid, text) VALUES ('delete', old.seq, old.text);
END;

CREATE TRIGGER note_fts_insert AFTER INSERT ON note_text BEGIN INSERT INTO note_fts (rowid, text) VALUES (new.seq, new.text); END;

CREATE TRIGGER note_fts_update AFTER UPDATE OF text ON note_text BEGIN
  INSERT INTO note_fts (note_fts, rowid, text) VALUES ('delete', old.seq, old.text);
  INSERT INTO note_fts (rowid, text) VALUES (new.seq, new.text);
END;

CREATE TRIGGER observation_note_delete AFTER DELETE ON observation BEGIN DELETE FROM note_text WHERE kind = 'observation' AND row = old.id; END;

CREATE TRIGGER observation_note_insert AFTER INSERT ON observation BEGIN
  INSERT INTO note_text (kind, row, source, text) VALUES ('observation', new.id, new.source, concat_ws(char(10), nullif(new.text, ''), nullif(new.observer, ''), nullif(new.wallClock, '')));
END;

CREATE TRIGGER observation_note_update AFTER UPDATE OF text, observer, wallClock ON observation BEGIN
  UPDATE note_text SET text = concat_ws(char(10), nullif(new.text, ''), nullif(new.observer, ''), nullif(new.wallClock, '')) WHERE kind = 'observation' AND row = new.id;
END;

CREATE TRIGGER page_fts_delete AFTER DELETE ON page BEGIN INSERT INTO page_fts (page_fts, rowid, text) VALUES ('delete', old.id, old.text); END;

CREATE TRIGGER page_fts_insert AFTER INSERT ON page BEGIN INSERT INTO page_fts (rowid, text) VALUES (new.id, new.text); END;

CREATE TRIGGER page_fts_update AFTER UPDATE OF text ON page BEGIN
  INSERT INTO page_fts (page_fts, rowid, text) VALUES ('delete', old.id, old.text);
  INSERT INTO page_fts (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER person_fts_delete AFTER DELETE ON person BEGIN
  INSERT INTO person_fts (person_fts, rowid, name, title, unit, note) VALUES ('delete', old.seq, old.name, old.rank, old.unit, old.note);
END;

CREATE TRIGGER person_fts_insert AFTER INSERT ON person BEGIN
  INSERT INTO person_fts (rowid, name, title, unit, note) VALUES (new.seq, new.name, new.rank, new.unit, new.note);
END;

CREATE TRIGGER person_fts_update AFTER UPDATE ON person BEGIN
  INSERT INTO person_fts (person_fts, rowid, name, title, unit, note) VALUES ('delete', old.seq, old.name, old.rank, old.unit, old.note);
  INSERT INTO person_fts (rowid, name, title, unit, note) VALUES (new.seq, new.name, new.rank, new.unit, new.note);
END;

CREATE TRIGGER production_source_added BEFORE INSERT ON production_source
WHEN (SELECT servedAt FROM production WHERE id = NEW.production) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'this production was handed over: its list stays as it is'); END;

CREATE TRIGGER production_source_changed BEFORE UPDATE ON production_source
WHEN (SELECT servedAt FROM production WHERE id = OLD.production) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'this production was handed over: its list stays as it is'); END;

CREATE TRIGGER production_source_removed BEFORE DELETE ON production_source
WHEN (SELECT servedAt FROM production WHERE id = OLD.production) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'this production was handed over: its list stays as it is'); END;

CREATE TRIGGER provision_note_delete AFTER DELETE ON provision BEGIN DELETE FROM note_text WHERE kind = 'provision' AND row = old.id; END;

CREATE TRIGGER provision_note_insert AFTER INSERT ON provision BEGIN
  INSERT INTO note_text (kind, row, source, text) VALUES ('provision', new.id, new.source, concat_ws(char(10), nullif(new.label, ''), nullif(new.text, '')));
END;

CREATE TRIGGER provision_note_update AFTER UPDATE OF label, text ON provision BEGIN
  UPDATE note_text SET text = concat_ws(char(10), nullif(new.label, ''), nullif(new.text, '')) WHERE kind = 'provision' AND row = new.id;
END;

CREATE TRIGGER source_note_delete AFTER DELETE ON source BEGIN DELETE FROM note_text WHERE kind = 'source' AND row = old.id; END;

CREATE TRIGGER source_note_insert AFTER INSERT ON source BEGIN
  INSERT INTO note_text (kind, row, source, text) VALUES ('source', new.id, new.id, concat_ws(char(10), nullif(new.title, ''), nullif(new.name, ''), nullif(new.publisher, ''), nullif(new.note, ''), (SELECT group_concat(value, char(10)) FROM json_each(new.details))));
END;

CREATE TRIGGER source_note_update AFTER UPDATE OF title, name, publisher, note, details ON source BEGIN
  UPDATE note_text SET text = concat_ws(char(10), nullif(new.title, ''), nullif(new.name, ''), nullif(new.publisher, ''), nullif(new.note, ''), (SELECT group_concat(value, char(10)) FROM json_each(new.details))) WHERE kind = 'source' AND row = new.id;
END;
