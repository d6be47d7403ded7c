import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { closeCase, createCase } from '../../electron/core/case-file/open-case.ts';
import { createExtractPool } from '../../electron/core/jobs/pool.ts';
import { importPaths } from '../../electron/core/sources/intake.ts';
import { systemClock, systemIds } from '../../electron/core/system-clock.ts';

/** Ours of the import job, one run in one process: import-run.ts PATH. Takes a file or folder into a new case beside it. */
const path = process.argv[2] ?? '';
const home = mkdtempSync(join(dirname(path), 'case-'));
const about = { title: 'Bench', client: 'Bench', passphrase: null };
const opened = await createCase(join(home, 'Case'), about, { clock: systemClock, ids: systemIds, actor: 'Bench' });
const pool = createExtractPool({ workers: 2 });
const { outcomes } = await importPaths(opened, pool, [path]);
await pool.close();
closeCase(opened);
rmSync(home, { recursive: true });
if (outcomes.every(({ outcome }) => outcome === 'refused')) throw new Error('nothing was taken in');
