import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { saveDocument, updateBrief } from '../../../../electron/core/briefs/briefs-commands.ts';
import { exportWord, makeWord } from '../../../../electron/core/briefs/docx-export.ts';
import { createFact } from '../../../../electron/core/facts/facts-commands.ts';
import { allRows } from '../../../../electron/core/journal/read.ts';
import { write } from '../../../../electron/core/journal/write.ts';
import type { BriefDocument } from '../../../../shared/domain/brief-document.ts';
import { tempFolder } from '../../../support/case-builder.ts';
import { addFile, sharedPool } from '../../../support/case-parts.ts';
import { cite, citedCase, doc, heading, para, type CitedCase } from './cited-case.ts';

const pool = sharedPool();
const date = '2026-03-02';
const cell = (words: string, type: 'tableCell' | 'tableHeader' = 'tableCell') =>
  ({ type, content: [para(words)] }) as const;

/** A paper with one of everything that a person can write. */
function wholeDocument({ pick }: CitedCase): BriefDocument {
  const item = (words: string) => ({ type: 'listItem', content: [para(words)] }) as const;
  const note: Parameters<typeof para>[0] = {
    type: 'footnote',
    content: [
      { type: 'text', text: 'See ' },
      { type: 'cite', attrs: { target: pick() } },
    ],
  };
  return doc(
    heading('Summary'),
    para('A call was made ', cite(pick()), '.', note),
    para({ type: 'text', text: 'CANARYCOMMENT', marks: [{ type: 'bold' }, { type: 'comment', attrs: { id: 'c1' } }] }),
    { type: 'bulletList', content: [item('First point'), item('Second point')] },
    { type: 'orderedList', content: [item('One thing'), item('Another thing')] },
    { type: 'blockquote', content: [para('She followed the order')] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('Day', 'tableHeader'), cell('Event', 'tableHeader')] },
        { type: 'tableRow', content: [cell('Monday'), cell('A call')] },
      ],
    },
    heading('Statement of facts'),
    { type: 'live', attrs: { object: 'facts', id: null } },
    { type: 'live', attrs: { object: 'chronology', id: null } },
  );
}

async function ready() {
  const given = await citedCase(pool);
  const secret = await addFile(given.opened, pool, 'secret.txt', 'CANARYSECRET words');
  write(given.opened, { label: 'test' }, (edit) =>
    edit.update('source', secret, { privilege: 'attorney-client', title: 'CANARYTITLE' }),
  );
  createFact(given.opened, { text: 'She called dispatch', date: '2026-02-09' }, [
    { excerpt: given.pick().slice(8), bearing: 'supports' },
  ]);
  createFact(given.opened, { text: 'CANARYFACT' }, [
    { excerpt: given.pick({ source: secret }).slice(8), bearing: 'supports' },
  ]);
  saveDocument(given.opened, given.brief.id, wholeDocument(given));
  return given;
}

/** The parts of a Word file by their names, unpacked by a library that did not make it. */
async function partsOf(docx: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const zip = await fromBufferPromise(Buffer.from(docx));
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(Buffer.from(piece as Uint8Array));
    parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'));
  }
  return parts;
}

describe('a brief as Word file', () => {
  it('has its headings, lists, tables, quotations and footnotes as such, with cites as words', async () => {
    const { opened, brief } = await ready();
    const { docx } = await makeWord(opened, { brief: brief.id, date });
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(docx) });
    const flat = html.replaceAll('\u00A0', ' ');
    expect(flat).toMatch(/<h1>(?:<a[^>]*><\/a>)*Summary<\/h1>/);
    expect(flat).toContain('<ul><li>First point</li><li>Second point</li></ul>');
    expect(flat).toContain('<ol><li>One thing</li><li>Another thing</li></ol>');
    expect(flat).toContain('A call was made Union Ex. 1 at 1.');
    expect(flat).toMatch(/id="footnote-1">.*See Union Ex\. 1 at 1/s);
    expect(flat).toMatch(/<thead>.*Day.*Event.*<\/thead>/s);
    expect(flat).toContain('She followed the order');
    expect(flat).toContain('She called dispatch (Union Ex. 1 at 1)');
    expect(flat).toContain('Respectfully submitted,');
  });

  it('has its contents with an entry for each heading and its authorities by kind, behind the summary', async () => {
    const { opened, brief } = await ready();
    const full = 'Garrity v. New Jersey, 385 U.S. 493 (1967)';
    const marks = [{ type: 'authority' as const, attrs: { kind: 'cases' as const, text: full } }];
    saveDocument(
      opened,
      brief.id,
      doc(heading('Summary'), para('In short.'), heading('Law'), para({ type: 'text', text: 'Garrity', marks })),
    );
    const { docx } = await makeWord(opened, { brief: brief.id, date });
    const xml = (await partsOf(docx)).get('word/document.xml')!;
    const field = xml.slice(xml.indexOf('TOC \\h'), xml.indexOf('>Authorities<'));
    expect(field).toContain('>Summary<');
    expect(field).toContain('>Law<');
    const places = ['In short.', '>Contents<', '>Authorities<', '>Cases<', full, '>Garrity<'].map((said) =>
      xml.lastIndexOf(said),
    );
    expect(places.every((at) => at > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('holds nothing that is withheld, no comment, and no name but that of who represents', async () => {
    const { opened, brief } = await ready();
    updateBrief(opened, brief.id, {
      settings: {
        ...brief.settings,
        signature: { name: 'Ann Lee', role: 'Counsel', organization: '', contact: '' },
        letterhead: 'Lee and Partners',
      },
    });
    const { docx } = await makeWord(opened, { brief: brief.id, date });
    const parts = await partsOf(docx);
    const all = [...parts.values()].join('\n');
    for (const canary of ['CANARYSECRET', 'CANARYTITLE', 'CANARYFACT', 'Tester']) expect(all).not.toContain(canary);
    expect(all).toContain('CANARYCOMMENT');
    expect(
      [...parts.keys()]
        .filter((name) => /comments?\.xml$/.test(name))
        .map((name) => parts.get(name))
        .join(''),
    ).not.toContain('c1');
    const core = parts.get('docProps/core.xml')!;
    expect(core).toContain('<dc:creator>Ann Lee</dc:creator>');
    expect(core).toContain(`${date}T00:00:00Z`);
    expect(all).toContain('Lee and Partners');
    expect(all).toContain('PAGE');
  });

  it('is well-formed XML in every part', async () => {
    const { opened, brief } = await ready();
    const { docx } = await makeWord(opened, { brief: brief.id, date });
    const parts = [...(await partsOf(docx))].filter(([name]) => /\.(?:xml|rels)$/u.test(name));
    expect(parts.map(([name]) => name)).toContain('word/document.xml');
    for (const [name, xml] of parts) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (cause) => expect.fail(`${name}: ${cause.message}`));
      parser.write(xml).close();
    }
  });

  it('has the same bytes when nothing has changed', async () => {
    const { opened, brief } = await ready();
    const [a, b] = [
      await makeWord(opened, { brief: brief.id, date }),
      await makeWord(opened, { brief: brief.id, date }),
    ];
    expect(a.sha256).toBe(b.sha256);
  });

  it('is not made of a paper whose cites lead nowhere, or with a withheld exhibit', async () => {
    const given = await ready();
    const { opened, brief, log } = given;
    saveDocument(opened, brief.id, doc(para('A ', cite('excerpt/gone'))));
    await expect(makeWord(opened, { brief: brief.id, date })).rejects.toMatchObject({ code: 'check-failed' });
    saveDocument(opened, brief.id, doc(para('A')));
    await makeWord(opened, { brief: brief.id, date });
    write(opened, { label: 'test' }, (edit) => edit.update('source', log, { privilege: 'work-product' }));
    await expect(makeWord(opened, { brief: brief.id, date })).rejects.toMatchObject({ code: 'check-failed' });
  });

  it('is written whole, with its hash and its sources in the log', async () => {
    const { opened, brief, log } = await ready();
    const path = join(tempFolder(), 'Brief.docx');
    const { sha256, docx } = await exportWord(opened, { brief: brief.id, date, path, fileName: 'Brief.docx' });
    expect(readFileSync(path).equals(Buffer.from(docx))).toBe(true);
    const step = opened.db.prepare(`SELECT kind, details FROM journal_step ORDER BY number DESC LIMIT 1`).get() as {
      kind: string;
      details: string;
    };
    expect(step.kind).toBe('act');
    expect(JSON.parse(step.details)).toMatchObject({ sha256, sources: [log] });
    const own = opened.layout.database;
    await expect(exportWord(opened, { brief: brief.id, date, path: own, fileName: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(allRows(opened, 'brief')).toHaveLength(1);
  });
});
