import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { surveyContent } from '../../../../electron/core/bundle/active-content.ts';
import { openPdf } from '../../../../electron/core/bundle/pdf-file.ts';
import { PdfBomb } from '../../../../electron/core/bundle/pdf-inflate.ts';
import { IrregularPdf } from '../../../../electron/core/bundle/pdf-syntax.ts';
import { type PdfDict, PdfStream, PdfString } from '../../../../electron/core/bundle/pdf-values.ts';
import { has, makePdf, runOn } from './bundle-fixtures.ts';

const head = '%PDF-1.7\n';
const pageTree = [
  '1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n',
  '2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 300 400]>>\nendobj\n',
  '3 0 obj\n<</Type/Page/Parent 2 0 R>>\nendobj\n',
];

/** A file of objects in plain text, each with its number, and what its trailer says besides. */
function plain(objects: readonly string[], trailer = '/Root 1 0 R', size = 20): Buffer {
  const offsets = new Map<number, number>();
  let text = head;
  for (const object of objects) {
    offsets.set(Number.parseInt(object, 10), text.length);
    text += object;
  }
  const start = text.length;
  text += `xref\n0 ${size}\n0000000000 65535 f \n`;
  for (let number = 1; number < size; number++) {
    const offset = offsets.get(number);
    text += offset === undefined ? '0000000000 00000 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  return Buffer.from(`${text}trailer\n<</Size ${size}${trailer}>>\nstartxref\n${start}\n%%EOF\n`, 'latin1');
}

/** The same file with more behind it, as a program writes it that only adds (ISO 32000-1, 7.5.6). */
function updated(file: Buffer, object: string, trailer = '/Root 1 0 R'): Buffer {
  const text = file.toString('latin1');
  const before = /startxref\n(\d+)/.exec(text)![1];
  const table = `xref\n${Number.parseInt(object, 10)} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`;
  const start = text.length + object.length;
  const end = `trailer\n<</Size 20${trailer}/Prev ${before}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(`${text}${object}${table}${end}`, 'latin1');
}

const irregular = (bytes: Buffer): void => expect(() => surveyContent(openPdf(bytes))).toThrow(IrregularPdf);

describe('openPdf', () => {
  it('gives pages what they inherit', () => {
    expect(openPdf(plain(pageTree)).pages).toMatchObject([{ number: 3, mediaBox: [0, 0, 300, 400], rotate: 0 }]);
  });

  it('takes the latest version of an object, and leaves a file to repair that uses one given up', () => {
    const later = updated(plain(pageTree), '2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]/Rotate 90>>\nendobj\n');
    expect(openPdf(later).pages).toMatchObject([{ rotate: 90 }]);
    const text = later.toString('latin1');
    const freed = Buffer.from(
      text.replace(/00000 n \ntrailer\n<<\/Size 20\/Root 1 0 R\/Prev/, '00000 f \ntrailer\n<</Size 20/Root 1 0 R/Prev'),
      'latin1',
    );
    irregular(freed);
  });

  it('walks the tree of pages whatever it says of its number', () => {
    for (const count of ['0', '5', '-1', '99999999', '/None']) {
      const lying = pageTree.map((object) => object.replace('/Count 1', `/Count ${count} `));
      expect(openPdf(plain(lying)).pages).toHaveLength(1);
    }
    const circle = plain(pageTree.map((object) => object.replace('[3 0 R]', '[3 0 R 2 0 R 3 0 R]')));
    expect(openPdf(circle).pages).toHaveLength(1);
  });

  it('reads every kind of value', () => {
    const value =
      '<</A[1 -2 +.5 4. true false null]/B(a\\)\\(b(\\101\\\nc)\\r)/C<4 8 6>/#44#20 /x#2fy%comment\n/E 3 0 R>>';
    const { object } = openPdf(plain([...pageTree, `7 0 obj\n${value}\nendobj\n`]));
    const dict = object(7) as PdfDict;
    expect(dict.get('A')).toEqual([1, -2, 0.5, 4, true, false, null]);
    expect((dict.get('B') as PdfString).bytes()).toBe('a)(b(Ac)\r');
    expect((dict.get('C') as PdfString).bytes()).toBe('H`');
    expect(dict.get('D ')).toMatchObject({ text: 'x/y', syntax: '/x#2fy' });
    expect(dict.get('E')).toEqual({ number: 3 });
  });

  it('reads text strings as people do', () => {
    const text = (syntax: string): string => new PdfString(syntax).text();
    expect(text('<FEFF0041D83DDE00>')).toBe('A😀');
    expect(text('(\\357\\273\\277\\303\\251)')).toBe('é');
    expect(text('(\\200 \\215x\\216 \\240)')).toBe('• “x” €');
  });

  it.each([
    ['is encrypted', plain(pageTree, '/Root 1 0 R/Encrypt 9 0 R')],
    ['has no catalog', plain(pageTree, '')],
    ['has bytes before its beginning', Buffer.concat([Buffer.from('x'), plain(pageTree)])],
    ['has an object elsewhere', plain(pageTree.map((o) => o.replace('3 0 obj', '3  0 obj\n<<>>')))],
    ['has an entry twice', plain(pageTree.map((o) => o.replace('/Type/Page/', '/Type/Page/Type/Page/')))],
    ['refers to a later generation', plain(pageTree.map((o) => o.replace('2 0 R>>', '2 1 R>>')))],
    ['is nested without end', plain([...pageTree, `7 0 obj\n${'['.repeat(5000)}\nendobj\n`], '/Root 7 0 R')],
    ['has a table that leads in a circle', plain(pageTree, `/Root 1 0 R/Prev ${plain(pageTree).indexOf('xref')}`)],
    ['is cut off', plain(pageTree).subarray(0, -30)],
    ['is empty', Buffer.alloc(0)],
  ])('leaves a file to repair that %s', (_, bytes) => irregular(bytes));

  it.each([
    ['3', 'hello'],
    ['7', 'hello'],
    ['-5', 'hello'],
    ['99999999999', 'hello'],
    ['9 0 R', 'hello'],
    ['7 0 R', 'hello'],
  ])('leaves a file to repair in which a stream is %s bytes long that is not', (length, data) => {
    const stream = `7 0 obj\n<</Length ${length}>>\nstream\n${data}\nendstream\nendobj\n`;
    const page = pageTree.map((object) => object.replace('/Type/Page/', '/Type/Page/Contents 7 0 R/'));
    irregular(plain([...page, stream]));
  });
});

/** A file whose pages lie in an object stream, with a cross-reference stream. */
function packed(contained: string, more = ''): Buffer {
  const data = deflateSync(Buffer.from(contained, 'latin1'), { level: 1 });
  const first = contained.search(/<</);
  const entries = `/Type/ObjStm/N ${contained.slice(0, first).trim().split(/\s+/).length / 2}/First ${first}/Filter/FlateDecode`;
  const start = head.length;
  const container = Buffer.concat([
    Buffer.from(`${head}4 0 obj\n<<${entries}/Length ${data.length}>>\nstream\n`, 'latin1'),
    data,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
  const row = (kind: number, place: number, last: number) => [kind, place >> 8, place & 255, last];
  const rows = [row(0, 0, 0), row(2, 4, 0), row(2, 4, 1), row(2, 4, 2), row(1, start, 0), row(1, container.length, 0)];
  const dict = `/Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>${more}`;
  const table = deflateSync(Buffer.from(upFiltered(rows)));
  return Buffer.concat([
    container,
    Buffer.from(`5 0 obj\n<<${dict}/Length ${table.length}>>\nstream\n`),
    table,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${container.length}\n%%EOF\n`),
  ]);
}

const upFiltered = (rows: readonly (readonly number[])[]): readonly number[] =>
  rows.flatMap((line, i) => [2, ...line.map((byte, k) => (byte - (rows[i - 1]?.[k] ?? 0)) & 255)]);

describe('object streams', () => {
  const bodies = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]>>', '<</Type/Page/Rotate 180>>'];
  const table = bodies.map((_, i) => `${i + 1} ${bodies.slice(0, i).join('').length}`).join(' ');

  it('are unfolded', () => {
    expect(openPdf(packed(`${table} ${bodies.join('')}`)).pages).toMatchObject([{ rotate: 180 }]);
  });

  it('that lack an object, or point outside themselves, are left to repair', () => {
    irregular(packed(`${table.replace(/^1/, '9')} ${bodies.join('')}`));
    irregular(packed(`${table.replace(/3 \d+$/, '3 99999')} ${bodies.join('')}`));
  });

  it('that unfold without end are refused, not repaired', () => {
    const bomb = `${table} ${bodies.join('')}${' '.repeat(65 * 1024 * 1024)}`;
    expect(() => openPdf(packed(bomb))).toThrow(PdfBomb);
  });

  it('are read as qpdf writes them, with and without tables', async ({ skip }) => {
    if (!has('qpdf')) return skip();
    const source = await makePdf([{ text: 'One' }, { text: 'Two', rotate: 90 }]);
    for (const mode of ['generate', 'disable', 'preserve']) {
      const bytes = Buffer.from(runOn(source, 'qpdf', [`--object-streams=${mode}`, 'FILE', '-']), 'latin1');
      const file = openPdf(bytes);
      expect(file.pages.map((page) => page.rotate)).toEqual([0, 90]);
      expect(surveyContent(file)).toEqual({ actions: 0, attachments: 0 });
    }
  });
});

describe('any bytes at all', () => {
  const good = Buffer.concat([
    updated(
      plain([...pageTree, '7 0 obj\n<</Length 5>>\nstream\nhello\nendstream\nendobj\n']),
      '3 0 obj\n<</Type/Page/Parent 2 0 R/Contents 7 0 R>>\nendobj\n',
    ),
  ]);
  const compressed = packed(
    '1 0 2 29 3 56 <</Type/Catalog/Pages 2 0 R>><</Type/Pages/Kids[3 0 R]>><</Type/Page/Rotate 180>>',
  );
  const swaps = fc.array(
    fc.tuple(fc.nat(), fc.constantFrom(...Buffer.from('0123456789 <>[]()/R\n%nf\xff', 'latin1'))),
    {
      minLength: 1,
      maxLength: 8,
    },
  );

  it('are read within bounds, or left to repair', () => {
    fc.assert(
      fc.property(fc.constantFrom(good, compressed), swaps, fc.nat(), (source, changes, cut) => {
        const bytes = Buffer.from(source);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const file = cut % 5 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes;
        try {
          const { pages, object } = openPdf(file);
          for (let number = 0; number < 20; number++) {
            const value = object(number);
            if (value instanceof PdfStream) expect(value.data.length).toBeLessThan(file.length);
          }
          expect(pages.length).toBeLessThan(3);
        } catch (cause) {
          if (!(cause instanceof IrregularPdf) && !(cause instanceof PdfBomb)) throw cause;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
