import { describe, expect, it } from 'vitest';
import { detect } from '../../../../../electron/core/sources/extract/detect.ts';
import { makeDocx, makePdf, makePngHeader, makeTiff, makeZip } from '../../../../support/make-files.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const mail = 'From: a@b.c\r\nTo: d@e.f\r\nSubject: Overtime\r\nMessage-ID: <1@b.c>\r\n\r\nText';

describe('detect', () => {
  it('decides by the bytes and warns when the name says otherwise', async () => {
    expect(detect('scan.pdf', makePngHeader(2, 2))).toMatchObject({
      format: 'png',
      warning: 'named .pdf, is a PNG image',
    });
    expect(detect('letter.docx', await makePdf(['x']))).toMatchObject({
      format: 'pdf',
      warning: 'named .docx, is a PDF',
    });
    expect(detect('letter.PDF', await makePdf(['x']))).toMatchObject({ format: 'pdf', warning: null });
    expect(detect('notes.docx', bytes('plain words'))).toMatchObject({ warning: 'named .docx, is plain text' });
  });

  it.each([
    ['a.docx', makeDocx(['x']), 'docx'],
    ['a.tif', makeTiff([{ width: 1, height: 1, rgb: () => [0, 0, 0] }]), 'tiff'],
    ['a.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'jpeg'],
    ['a.eml', bytes('Subject: x\r\n\r\ny'), 'eml'],
    ['saved', bytes(mail), 'eml'],
    ['a.md', bytes('# Note'), 'markdown'],
    ['a.txt', bytes('Note'), 'text'],
    ['a.csv', bytes('day,officer'), 'csv'],
    ['README', bytes('Note'), 'text'],
    ['utf16.txt', Uint8Array.from([0xff, 0xfe, 0x41, 0]), 'text'],
    ['a.zip', makeZip([{ name: 'x', data: 'y' }]), 'zip'],
    ['a.xlsx', makeZip([{ name: 'xl/workbook.xml', data: 'y' }]), 'xlsx'],
    ['a.rtf', bytes('{\\rtf1 x}'), 'rtf'],
    ['a.bin', Uint8Array.from([1, 2, 0, 4, 5]), 'other'],
  ])('takes %s for what it is', (name, file, format) => {
    expect(detect(name, file)).toMatchObject({ format, warning: null });
  });

  it('finds a PDF behind other bytes, but not in a text that speaks of one', async () => {
    const pdf = await makePdf(['x']);
    expect(detect('spool', new Uint8Array(Buffer.concat([Buffer.from('\x1b%-12345X@PJL\n'), pdf]))).format).toBe('pdf');
    expect(detect('notes.txt', bytes('A PDF starts with %PDF- and a version.')).format).toBe('text');
  });

  it('does not take a letter with From and To lines for a mail', () => {
    expect(detect('memo.txt', bytes('From: Chief\nTo: All\nDate: Monday\nSubject: Overtime\n\nText')).format).toBe(
      'text',
    );
  });

  it('knows a Word file under a password', () => {
    const file = Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(512),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]);
    expect(detect('a.docx', new Uint8Array(file))).toMatchObject({ format: 'other', encrypted: true });
  });
});
