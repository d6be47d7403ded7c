import { join } from 'node:path';
import { createTypesetter } from '../../electron/core/briefs/typesetter.ts';
import { projectRoot } from '../../electron/tools/cache.ts';
import { benchData } from './preview-setup.ts';

/** Edits in the middle of the brief, one after the other: from the data of the paper to the bytes of the PDF, in its thread. */
const edits = process.argv.includes('--report') ? 60 : 15;
const typesetter = createTypesetter();
const options = {
  templatesDir: join(projectRoot, 'resources/templates'),
  template: 'pre-hearing-brief',
  date: '2026-03-02',
};
const set = async (words: string): Promise<number> => {
  const data = benchData(words);
  const start = performance.now();
  const { pages } = await typesetter.preview(data, options);
  if (pages < 40) throw new Error(`${pages} pages`);
  return (performance.now() - start) / 1000;
};
const cold = await set('');
const times: number[] = [];
// Every tenth edit is long enough to move what follows it by lines, and so over pages.
for (let i = 1; i <= edits; i++)
  times.push(await set(` and so on${' with more words'.repeat(i % 10 === 0 ? 12 : 0)}`.repeat(1 + (i % 5))));
await typesetter.close();
const sorted = times.toSorted((a, b) => a - b);
const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
if (process.argv.includes('--report')) {
  const ms = (seconds: number): string => `${Math.round(seconds * 1000)} ms`;
  console.log(
    `${edits} edits: p50 ${ms(at(0.5))}, p95 ${ms(at(0.95))}, longest ${ms(at(1))}; the first, cold, ${ms(cold)}`,
  );
} else console.log(`measured ${at(0.5).toFixed(4)} s`);
