import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createCompiler, type TypesetJob } from '../../../../electron/core/briefs/typeset-compiler.ts';
import { resourcesFolder } from '../../../support/case-parts.ts';
import { walletBrief } from './wallet-brief.ts';

const folder = join(resourcesFolder, 'templates');
const names = readdirSync(folder).filter((name) => name.endsWith('.typ'));
const files = names.map((name): [string, Uint8Array] => [name, readFileSync(join(folder, name))]);
const job = (data: object, more: Partial<TypesetJob> = {}): TypesetJob => ({
  files: new Map([...files, ['brief.json', Buffer.from(JSON.stringify(data))]]),
  main: 'pre-hearing-brief.typ',
  date: walletBrief.date,
  ...more,
});

describe('a warm compiler', () => {
  test('gives the same bytes as a cold one, whatever it set before', () => {
    const warm = createCompiler();
    const other = { ...walletBrief, title: 'Something else', paper: 'a4' };
    warm.run(job(other));
    warm.run({
      files: new Map([['b.typ', Buffer.from('#set document(title: "x")\nb')]]),
      main: 'b.typ',
      date: '2020-01-01',
    });
    const again = warm.run(job(walletBrief));
    expect(again).toMatchObject({ kind: 'set' });
    expect(again).toEqual(createCompiler().run(job(walletBrief)));
  });

  test('forgets the files of the last job', () => {
    const warm = createCompiler();
    const source = '#set document(title: "x")\n#read("note.csv")';
    const one: TypesetJob = {
      files: new Map([
        ['a.typ', Buffer.from(source)],
        ['note.csv', Buffer.from('kept')],
      ]),
      main: 'a.typ',
      date: '2026-03-02',
    };
    expect(warm.run(one)).toMatchObject({ kind: 'set' });
    expect(() => warm.run({ ...one, files: new Map([['a.typ', Buffer.from(source)]]) })).toThrow(/a\.typ line 2/u);
  });

  test('goes on after a template with an error', () => {
    const warm = createCompiler();
    expect(() => warm.run(job({}))).toThrow(/line/u);
    expect(warm.run(job(walletBrief))).toMatchObject({ kind: 'set' });
  });
});

test('PDF/A-2a is marked as such in its metadata', () => {
  const result = createCompiler().run(job(walletBrief, { standard: 'a-2a' }));
  const text = result.kind === 'set' ? Buffer.from(result.pdf).toString('latin1') : '';
  expect(text).toMatch(/<pdfaid:part>2<\/pdfaid:part>/u);
  expect(text).toMatch(/<pdfaid:conformance>A<\/pdfaid:conformance>/u);
});
