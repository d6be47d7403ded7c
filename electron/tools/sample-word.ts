import { crc32 } from 'node:zlib';

/*
 * Word files of the sample from plain lines: `# ` and `## ` head a section, `| a | b |` is a row of a table, every other
 * line a paragraph. No dates and no compression, so the same lines give the same bytes.
 */

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Gives the bytes of a Word file (ECMA-376 transitional) that holds the lines. */
export function wordFile(lines: string): Uint8Array {
  return storedZip([
    ['[Content_Types].xml', contentTypes],
    ['_rels/.rels', relations('officeDocument', 'word/document.xml')],
    ['word/_rels/document.xml.rels', relations('styles', 'styles.xml')],
    ['word/styles.xml', styles],
    [
      'word/document.xml',
      `${declaration}<w:document xmlns:w="${main}"><w:body>${bodyOf(lines)}${section}</w:body></w:document>`,
    ],
  ]);
}

function bodyOf(lines: string): string {
  let body = '';
  let rows: string[] = [];
  const endTable = () => {
    if (rows.length > 0) body += `<w:tbl>${tableProperties}${rows.join('')}</w:tbl><w:p/>`;
    rows = [];
  };
  for (const line of lines.split('\n').filter((one) => one.trim() !== '')) {
    if (line.startsWith('|')) {
      const cells = line.split('|').slice(1, -1);
      rows.push(
        `<w:tr>${cells.map((cell) => `<w:tc><w:tcPr/>${paragraph(cell.trim(), null)}</w:tc>`).join('')}</w:tr>`,
      );
      continue;
    }
    endTable();
    const heading = /^(#{1,2}) (.+)$/u.exec(line);
    body += heading === null ? paragraph(line, null) : paragraph(heading[2] ?? '', `Heading${heading[1]?.length ?? 1}`);
  }
  endTable();
  return body;
}

function paragraph(text: string, style: string | null): string {
  const properties = style === null ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${escaped}</w:t></w:r></w:p>`;
}

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:color="8A8780"/>`)
  .join('');
const tableProperties = `<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr>`;
const section =
  '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>';

const style = (id: string, name: string, size: number, level: number | null) =>
  `<w:style w:type="paragraph" w:styleId="${id}"${level === null ? ' w:default="1"' : ''}><w:name w:val="${name}"/>` +
  `<w:pPr><w:spacing w:before="${level === null ? 0 : 240}" w:after="120"/>${level === null ? '' : `<w:outlineLvl w:val="${level}"/>`}</w:pPr>` +
  `<w:rPr>${level === null ? '' : '<w:b/>'}<w:sz w:val="${size}"/></w:rPr></w:style>`;
const styles = `${declaration}<w:styles xmlns:w="${main}">${style('Normal', 'Normal', 22, null)}${style('Heading1', 'heading 1', 32, 0)}${style('Heading2', 'heading 2', 26, 1)}</w:styles>`;

const contentTypes =
  `${declaration}<Types xmlns="${packaging}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${types}.styles+xml"/></Types>`;

const relations = (type: string, target: string) =>
  `${declaration}<Relationships xmlns="${packaging}/relationships">` +
  `<Relationship Id="r1" Type="${office}/${type}" Target="${target}"/></Relationships>`;

/** A ZIP without compression (PKWARE APPNOTE 4.3), every entry dated January 1, 1980. */
function storedZip(entries: readonly (readonly [string, string])[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of entries) {
    const data = Buffer.from(text);
    const path = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x21, 8);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from('PK\x03\x04'), shared, path, data);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), shared, central, path);
    offset += 4 + shared.length + path.length + data.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...bodies, ...directory, end]));
}
