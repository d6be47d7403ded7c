/** Schema 30: briefs as documents, exhibit series, redactions, what was exported and served. Frozen once released. */
export const sql = `
-- document is JSON (shared/domain/brief-document), null while the brief stands as its template gives it.
ALTER TABLE brief ADD COLUMN document TEXT NOT NULL DEFAULT 'null';
ALTER TABLE brief ADD COLUMN settings TEXT NOT NULL DEFAULT
  '{"lineNumbers":false,"standard":"ua-1","letterhead":"","addressee":"","caption":{"forum":"","title":"","employee":"","employer":"","matter":""},"signature":{"name":"","role":"","organization":"","contact":""},"bundle":{"exhibits":null,"tabs":"none","sizeCap":null,"certificate":true,"custody":false}}';

-- What is being typed: written at every pause, outside of the journal, so that a crash loses nothing; a journaled step follows.
CREATE TABLE brief_draft (
  brief TEXT PRIMARY KEY REFERENCES brief (id), document TEXT NOT NULL, savedAt TEXT NOT NULL
) STRICT;

CREATE TABLE brief_comment (
  id TEXT PRIMARY KEY, brief TEXT NOT NULL REFERENCES brief (id), parent TEXT REFERENCES brief_comment (id),
  author TEXT NOT NULL, at TEXT NOT NULL, quote TEXT NOT NULL, text TEXT NOT NULL, resolved INTEGER NOT NULL
) STRICT;
CREATE INDEX brief_comment_brief ON brief_comment (brief);

-- A finding of the check of cites that a person let stand; key: of the finding.
CREATE TABLE cite_dismissal (
  id TEXT PRIMARY KEY, brief TEXT NOT NULL REFERENCES brief (id), "key" TEXT NOT NULL, kind TEXT NOT NULL,
  text TEXT NOT NULL, reason TEXT NOT NULL, "by" TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE INDEX cite_dismissal_brief ON cite_dismissal (brief);

-- number: a label's number that a person fixed ("12A"); late: stands after all others of the bundle.
ALTER TABLE exhibit ADD COLUMN number TEXT;
ALTER TABLE exhibit ADD COLUMN late INTEGER NOT NULL DEFAULT 0;

-- The built-in series (joint, union, employer) have a row only where a person changed them.
CREATE TABLE exhibit_series (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, numbering TEXT NOT NULL, position INTEGER NOT NULL,
  stamp TEXT NOT NULL
) STRICT;

CREATE TABLE redaction (
  id TEXT PRIMARY KEY, source TEXT NOT NULL REFERENCES source (id), page INTEGER NOT NULL, rects TEXT NOT NULL,
  words TEXT NOT NULL, reason TEXT NOT NULL, pattern TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE INDEX redaction_source ON redaction (source);

-- manifest: what was in the file, page by page; object: the exact bytes, kept for a version that is served.
ALTER TABLE brief_export ADD COLUMN overrides TEXT NOT NULL DEFAULT '[]';
ALTER TABLE brief_export ADD COLUMN manifest TEXT NOT NULL DEFAULT 'null';
ALTER TABLE brief_export ADD COLUMN object TEXT REFERENCES object (name);
ALTER TABLE brief_export ADD COLUMN servedOn TEXT;
ALTER TABLE brief_export ADD COLUMN servedTo TEXT NOT NULL DEFAULT '';

-- Exports on their way, outside of the journal: one that is still here when the case is opened was cut off. files is JSON.
CREATE TABLE export_begun (id TEXT PRIMARY KEY, files TEXT NOT NULL, at TEXT NOT NULL) STRICT;
`;
