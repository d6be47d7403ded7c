import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFRawStream, StandardFonts } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { surveyPdf } from '../../../../electron/core/bundle/survey.ts';
import { hasProgram } from '../../../../electron/tools/run.ts';
import { tempFolder } from '../../../support/case-builder.ts';

const noQpdf = hasProgram('qpdf') ? null : 'qpdf is not installed (apt-get install qpdf)';
if (noQpdf !== null) console.log(`what qpdf makes of a file is left out: ${noQpdf}`);

/** Four pages that share fonts and resources, with pictures, a link and operators that qpdf spells anew. */
async function made(change: (document: PDFDocument) => void | Promise<void> = () => undefined): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (let at = 0; at < 4; at++) {
    const page = document.addPage([612, 792]);
    page.drawText(`Words of page ${at + 1} (with brackets) and a back\\slash`, { x: 72, y: 700, size: 12, font });
    const picture = PDFRawStream.of(
      document.context.obj({
        Type: 'XObject',
        Subtype: 'Image',
        Width: 2,
        Height: 2,
        ColorSpace: 'DeviceGray',
        BitsPerComponent: 8,
      }),
      new Uint8Array([at, 80, 160, 240]),
    );
    page.node.setXObject(PDFName.of('Im1'), document.context.register(picture));
    page.node.addContentStream(
      document.context.register(
        document.context.stream('q  40 0 0 40 72 600 cm\r\n/Im1 Do Q % a note\n<48 69> pop (a\\053b) pop\n'),
      ),
    );
  }
  const [first, , third] = document.getPages();
  const link = document.context.obj({
    Type: 'Annot',
    Subtype: 'Link',
    Rect: [72, 500, 200, 520],
    Dest: [third!.ref, 'Fit'],
  });
  first!.node.addAnnot(document.context.register(link));
  await change(document);
  return await document.save({ useObjectStreams: false });
}

const digests = async (pdf: Uint8Array) => (await surveyPdf(pdf, { stated: false })).pages;

/** The pages, from 1, whose digests differ. */
async function changed(before: Uint8Array, after: Uint8Array): Promise<number[]> {
  const [one, two] = [await digests(before), await digests(after)];
  expect(one.length).toBe(two.length);
  return one.flatMap((page, at) => (page.digest === two[at]!.digest ? [] : [at + 1]));
}

let before: Uint8Array;
beforeAll(async () => {
  before = await made();
});

describe('the digest of a page', () => {
  it
    .skipIf(noQpdf !== null)
    .each([
      [['--object-streams=generate', '--recompress-flate', '--compression-level=9']],
      [['--linearize']],
      [['--qdf', '--object-streams=disable']],
      [['--stream-data=uncompress', '--normalize-content=y']],
      [['--coalesce-contents']],
    ])('is the same after qpdf %j', async (options) => {
    const folder = tempFolder();
    const [from, to] = [join(folder, 'a.pdf'), join(folder, 'b.pdf')];
    writeFileSync(from, before);
    execFileSync('qpdf', [...options, from, to]);
    expect(await digests(readFileSync(to))).toEqual(await digests(before));
  });

  it('is the same after pdf-lib has read and saved the file', async () => {
    const document = await PDFDocument.load(before);
    expect(await digests(await document.save())).toEqual(await digests(before));
  });

  it('changes with a word, on that page alone', async () => {
    const after = await made((document) => {
      const page = document.getPage(1);
      page.drawText('Another word', { x: 72, y: 650, size: 12 });
    });
    expect(await changed(before, after)).toEqual([2]);
  });

  it('changes with an annotation that is added', async () => {
    const after = await made((document) => {
      const note = document.context.obj({ Type: 'Annot', Subtype: 'Square', Rect: [10, 10, 60, 60] });
      document.getPage(2).node.addAnnot(document.context.register(note));
    });
    expect(await changed(before, after)).toEqual([3]);
  });

  it('changes with a picture that is swapped, on the page that shows it', async () => {
    const after = await made((document) => {
      const objects = document.getPage(3).node.Resources()!.lookup(PDFName.of('XObject')) as never as {
        get: (name: PDFName) => never;
      };
      const ref = objects.get(PDFName.of('Im1'));
      const old = document.context.lookup(ref) as PDFRawStream;
      document.context.assign(ref, PDFRawStream.of(old.dict, new Uint8Array([9, 9, 9, 9])));
    });
    expect(await changed(before, after)).toEqual([4]);
  });

  it('changes with a turn or a crop of the page', async () => {
    const after = await made((document) => {
      document.getPage(0).node.set(PDFName.of('Rotate'), document.context.obj(90));
      document.getPage(3).setCropBox(0, 0, 300, 300);
    });
    expect(await changed(before, after)).toEqual([1, 4]);
  });

  it('stays with its page when pages come before it; the link follows', async () => {
    const document = await PDFDocument.load(before);
    document.insertPage(0, [612, 792]);
    const after = await digests(await document.save());
    const was = await digests(before);
    expect(after.slice(1).map((page) => page.digest)).toEqual(was.map((page) => page.digest));
    expect([was[0]!.links, after[1]!.links]).toEqual([[3], [4]]);
  });
});
