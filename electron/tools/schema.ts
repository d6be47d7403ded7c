import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaSql } from '../core/case-file/schema.ts';
import { projectRoot } from './cache.ts';

/** `npm run schema`: writes the schema that the migrations make. */
const path = join(projectRoot, 'electron/core/case-file/schema.sql');
await writeFile(path, schemaSql());
console.log(path);
