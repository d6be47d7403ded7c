import { tableNames, tables, type TableName } from '../journal/tables.ts';

const about: Readonly<Record<TableName, string>> = {
  case_info: 'the cover of the case',
  person: 'people and bodies',
  source: 'items of evidence, and what is said of each',
  exhibit: 'which sources are offered as exhibits; the label follows from series and position',
  excerpt: 'spans of sources that someone picked: words, a region, lines or seconds',
  fact: 'assertions, each with date, status and side',
  fact_excerpt: 'which excerpt a fact rests on',
  issue: 'the questions that the hearing decides, a tree by parent',
  fact_issue: 'which issue a fact bears on, and how',
  contradiction: 'pairs of facts that differ',
  comparator: 'discipline of other employees',
  grievance: 'grievances',
  grievance_step: 'the stages of each grievance',
  deadline: 'clocks; result holds every day that was counted or skipped, with the reason',
  bates_range: 'Bates numbers, issued once',
  brief: 'briefs',
  brief_export: 'PDFs that were written, with their hashes and checks',
  observation: 'what was seen or heard at a time of a recording',
  provision: 'provisions of policies and contracts, a tree by parent',
  charge: 'charges and their specifications, a tree by parent',
  saved_search: 'searches that were kept under a name',
  production: 'productions given to and received from the other side',
  production_export: 'the files that were written of a production, with their hashes',
  production_source: 'which sources a production holds',
  brief_comment: 'remarks on briefs; never printed',
  exhibit_series: 'series of exhibits that a person set: label, numbering, stamp',
  redaction: 'what is removed from a source when a copy of it leaves, with the reason',
  cite_dismissal: 'findings of the check of cites that a person let stand, and why',
};

/** Gives the README of an export: what each file is, and how to check it without us. */
export function readme(missing: readonly string[]): string {
  const rows = tableNames.map((name) => `  ${name}: ${about[name]}\n    ${tables[name].columns.join(', ')}`);
  return `This folder holds a whole case in formats that any computer can read.
It holds privileged items too. Take care whom you give it to.

evidence/      The originals, byte for byte as they were received, under their names.
               Parts of a mail, an archive or a video lie in a folder named after it.
text/          What was read from them, a form feed after each page.
lists/         Chronology, evidence, exhibits and excerpts as tables for people.
tables/        Every table of the case, as JSON and as CSV. In the CSV files a value
               that a spreadsheet would take for a formula begins with an apostrophe.
manifest.json  Each original with its file, its SHA-256 and its size.
custody.jsonl  The custody log, one entry to a line.
${missing.length === 0 ? '' : `\nThe bytes of these sources were missing or damaged, and are not here:\n${missing.map((title) => `  ${title}`).join('\n')}\n`}
How to check it
  An original: its SHA-256 must be the one in manifest.json, which is the one that
  the log has from the day of receipt ("sha256" in the details of the entry).
  The log: the hash of an entry is the SHA-256 of this JSON array, without spaces:
  [number, kind, label, actor, at, batch, target, details, previous, changes]
  and "previous" is the hash of the entry before it, 64 zeros for the first.
  Times come from the clock of the computer; they are no trusted time.

Dates are days (2026-02-09) or, where the evidence is vague, EDTF level 1
(2026-02, 2025-12-16~, 2026-02-09T18:20/2026-02-09T18:45). Instants are UTC.
Pages count from 1. Rectangles are PDF points, origin at the bottom left.

The tables and their columns
${rows.join('\n')}
`;
}
