import { join } from 'node:path';
import { typesetBrief } from '../../electron/core/briefs/typeset.ts';
import { projectRoot } from '../../electron/tools/cache.ts';
import { benchData } from './preview-setup.ts';

/** Sets the brief once, cold. */
const options = {
  templatesDir: join(projectRoot, 'resources/templates'),
  template: 'pre-hearing-brief',
  date: '2026-03-02',
};
if (typesetBrief(benchData(), options).pdf.byteLength < 10_000) throw new Error('no brief was made');
