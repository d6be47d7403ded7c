import { afterAll, describe, expect, it } from 'vitest';
import { createExtractPool } from '../../../../../electron/core/jobs/pool.ts';
import { memorySource } from '../../../../../electron/core/sources/byte-source.ts';
import { extract } from '../../../../../electron/core/sources/extract/extract.ts';
import { unreadableReason } from '../../../../../electron/core/sources/extract/extraction.ts';
import { readTable } from '../../../../../electron/core/sources/extract/table.ts';
import { makeZip } from '../../../../support/make-files.ts';
import { makeXlsx } from '../../../../support/make-xlsx.ts';

const pool = createExtractPool({ workers: 1 });
afterAll(() => pool.close());
const text = (words: string) => new Uint8Array(Buffer.from(words));
const rowsOf = async (name: string, file: Uint8Array, sheet = 0) =>
  (await readTable(name, memorySource(file))).sheets[sheet]?.rows.map((row) => [row.number, ...row.cells]);
const reasonOf = (name: string, file: Uint8Array) => pool.extract(name, file).then(() => 'read', unreadableReason);

describe('a CSV file', () => {
  it('is a table and text pages whose lines begin with the row', async () => {
    const file = text('\ufeffDate,Words\r\n2026-02-09,"He said ""no"", twice"\r\n\r\n2026-02-10,"two\nlines"\r\n');
    expect(await rowsOf('log.csv', file)).toEqual([
      [1, 'Date', 'Words'],
      [2, '2026-02-09', 'He said "no", twice'],
      [4, '2026-02-10', 'two\nlines'],
    ]);
    const { format, mime, pages, meta } = await extract('log.csv', file);
    expect({ format, mime, meta }).toEqual({
      format: 'csv',
      mime: 'text/csv',
      meta: { encoding: 'utf-8', rows: '3', separator: ',' },
    });
    expect(pages[0]?.text).toBe('1  Date | Words\n2  2026-02-09 | He said "no", twice\n4  2026-02-10 | two lines');
  });

  it.each([
    ['a;b\n1;2', ';'],
    ['a\tb\n1\t2', 'tab'],
    ['a|b|c\n1|2|3', '|'],
    ['"x;y;z",b\n"p;q",2', ','],
    ['one column', ','],
  ])('tells its separator by itself: %j', async (words, separator) => {
    expect((await extract('a.csv', text(words))).meta['separator']).toBe(separator);
  });

  it('with quotes that never end is read as plain text, and says so', async () => {
    const file = text(`a,b\n"${'x '.repeat(600_000)}`);
    expect(await extract('a.csv', file)).toMatchObject({ format: 'text', warnings: ['named as a table, but is none'] });
  });

  it('with a line of 100 MB is kept as too large', async () => {
    expect(await reasonOf('a.csv', new Uint8Array(100_000_000).fill(0x61))).toBe('too-large');
  });
});

describe('an Excel workbook', () => {
  it('shows what its cells show: texts, days, amounts, the saved values of formulas', async () => {
    const file = makeXlsx(
      [
        {
          name: 'Calls',
          xml: `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="2"/>
            <row r="4"><c r="A4" s="0"><v>46062</v></c><c r="B4" s="1"><v>46062.5</v></c><c r="C4" s="2"><v>0.255</v></c>
            <c r="D4" s="3"><v>1234567.5</v></c><c r="E4" s="4"><v>1.25</v></c><c r="F4" s="5"><v>0.1</v></c></row>
            <row r="5"><c r="A5" s="5"><f>SUM(A1:A4)</f><v>7</v></c><c r="B5" t="str"><f>X</f><v>words</v></c>
            <c r="C5"><f>NOW()</f></c><c r="D5" t="b"><v>1</v></c><c r="E5" t="e"><v>#REF!</v></c>
            <c r="F5" t="inlineStr"><is><t>in line</t></is></c></row>`,
        },
        {
          name: 'Kept back',
          state: 'veryHidden',
          xml: '<row r="1" hidden="1"><c t="inlineStr"><is><t>x</t></is></c></row>',
        },
      ],
      {
        strings: ['<t>Day &amp; time</t>', '<r><t>Rich </t></r><r><t xml:space="preserve">text</t></r>'],
        codes: ['yyyy\\-mm\\-dd', 'm/d/yy h:mm', '0.0%', '"$"#,##0.00', '[h]:mm:ss', 'General'],
      },
    );
    expect(await rowsOf('calls.xlsx', file)).toEqual([
      [1, 'Day & time', '', 'Rich text'],
      [4, '2026-02-09', '2026-02-09 12:00', '25.5%', '$1,234,567.50', '30:00:00', '0.1'],
      [5, '7', 'words', '=NOW()', 'TRUE', '#REF!', 'in line'],
    ]);
    const extraction = await extract('calls.xlsx', file);
    expect(extraction).toMatchObject({
      format: 'xlsx',
      meta: { sheets: '2', rows: '4' },
      warnings: ['hidden sheets: Kept back', '1 hidden rows or columns are shown like the others'],
    });
    expect(extraction.pages.map((page) => page.text.split('\n')[0])).toEqual([
      'Calls!1  Day & time |  | Rich text',
      'Kept back!1  x',
    ]);
  });

  it('counts days as its workbook does', async () => {
    const day = { name: 'A', xml: '<row r="1"><c s="0"><v>59</v></c><c s="0"><v>61</v></c></row>' };
    expect(await rowsOf('a.xlsx', makeXlsx([day], { codes: ['d/m/yyyy'] }))).toEqual([[1, '1900-02-28', '1900-03-01']]);
    expect(await rowsOf('a.xlsx', makeXlsx([day], { codes: ['d/m/yyyy'], is1904: true }))).toEqual([
      [1, '1904-02-29', '1904-03-02'],
    ]);
  });
});

describe('a hostile workbook', () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from(
    { length: 12 },
    (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`,
  ).join('')}]>`;

  it('with entities within entities puts none in place', async () => {
    const entities = makeZip([
      { name: 'xl/workbook.xml', data: `${bomb}<workbook><sheets><sheet name="&m;" r:id="r"/></sheets></workbook>` },
    ]);
    expect(await reasonOf('a.xlsx', entities)).toBe('damaged');
  });

  it('with a million rows without cells is read', async () => {
    const xml = '<row/>'.repeat(1_000_000);
    expect((await pool.extract('a.xlsx', makeXlsx([{ name: 'A', xml }]))).meta['rows']).toBe('0');
  });

  it('with a cell in the last place of the grid is read without the grid', async () => {
    const xml = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>';
    expect((await pool.extract('a.xlsx', makeXlsx([{ name: 'A', xml }]))).meta['rows']).toBe('1');
  });

  it.each([
    ['a cell beyond the grid', '<row r="1"><c r="ZZZ1"><v>1</v></c></row>', 'damaged'],
    ['many rows that end in the last column', '<row><c r="XFD1"><v>1</v></c></row>'.repeat(1000), 'too-large'],
    ['600,000 rows', '<row><c><v>1</v></c></row>'.repeat(600_000), 'too-large'],
    ['elements nested 100,000 deep', '<a>'.repeat(100_000), 'damaged'],
    ['no end', '<row><c><v>1', 'damaged'],
  ])('with %s is kept with a reason', async (_what, xml, reason) => {
    expect(await reasonOf('a.xlsx', makeXlsx([{ name: 'A', xml }]))).toBe(reason);
  });

  it('with a sheet elsewhere does not go there', async () => {
    const outside = makeZip([
      { name: 'xl/workbook.xml', data: '<workbook><sheets><sheet name="A" r:id="r"/></sheets></workbook>' },
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: '<Relationships><Relationship Id="r" TargetMode="External" Target="file:///etc/passwd"/></Relationships>',
      },
    ]);
    expect((await extract('a.xlsx', outside)).warnings).toEqual(['the sheet "A" has no rows of its own']);
  });
});
