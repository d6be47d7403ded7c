import Sqlite from 'better-sqlite3';
import { migrate } from './migrate.ts';

/** Gives the schema that the migrations make, as SQL in order of kind and name: what schema.sql holds, so that a change is a diff. */
export function schemaSql(): string {
  const db = new Sqlite(':memory:');
  try {
    migrate(db);
    const rows = db
      .prepare<[], { sql: string }>(
        `SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
         AND name NOT GLOB '*_fts_data' AND name NOT GLOB '*_fts_idx' AND name NOT GLOB '*_fts_docsize'
         AND name NOT GLOB '*_fts_config' AND name NOT GLOB '*_fts_content'
         ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'view' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name`,
      )
      .all();
    const version = String(db.pragma('user_version', { simple: true }));
    const id = String(db.pragma('application_id', { simple: true }));
    const head = `-- Generated from the migrations by npm run schema: do not edit.\nPRAGMA application_id = ${id};\nPRAGMA user_version = ${version};\n`;
    return `${head}\n${rows.map(({ sql }) => `${sql.trim()};`).join('\n\n')}\n`;
  } finally {
    db.close();
  }
}
