import { makeZip, type ZipPart } from './make-files.ts';

export type MadeSheet = { readonly name: string; readonly state?: string; readonly xml: string };

const spreadsheet = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

/** Gives an Excel workbook; `xml` is what stands in a sheet's sheetData, styles count from 0 in the order of `codes`. */
export function makeXlsx(
  sheets: readonly MadeSheet[],
  options: { strings?: readonly string[]; codes?: readonly string[]; is1904?: boolean; more?: readonly ZipPart[] } = {},
): Uint8Array {
  const { strings = [], codes = [], is1904 = false, more = [] } = options;
  const book = sheets
    .map(
      ({ name, state = 'visible' }, at) => `<sheet name="${name}" sheetId="${at + 1}" state="${state}" r:id="r${at}"/>`,
    )
    .join('');
  const links = sheets.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/sheet${at + 1}.xml"/>`).join('');
  return makeZip([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      data: `<workbook ${spreadsheet} xmlns:r="x"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${book}</sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: `<Relationships>${links}</Relationships>` },
    {
      name: 'xl/sharedStrings.xml',
      data: `<sst ${spreadsheet}>${strings.map((one) => `<si>${one}</si>`).join('')}</sst>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet ${spreadsheet}><numFmts>${codes
        .map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
        .join('')}</numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>${codes
        .map((_, at) => `<xf numFmtId="${164 + at}"/>`)
        .join('')}</cellXfs></styleSheet>`,
    },
    ...sheets.map(({ xml }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      data: `<worksheet ${spreadsheet}><sheetData>${xml}</sheetData></worksheet>`,
    })),
    ...more,
  ]);
}
