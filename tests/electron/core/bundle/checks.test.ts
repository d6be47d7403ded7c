import { PDFDict, PDFDocument, PDFName, PDFString, degrees, type PDFArray } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../../../electron/core/bundle/byte-source.ts';
import { checkBundle } from '../../../../electron/core/bundle/checks.ts';
import type { BundleCheckName } from '../../../../shared/domain/bundle.ts';
import { assemble, exhibit, makeFront, makePdf, n, readFrom, type Made } from './bundle-fixtures.ts';

let made: Made;
let good: Awaited<ReturnType<typeof assemble>>;

beforeAll(async () => {
  made = await makeFront([exhibit('1', 2, { bates: { prefix: 'W', first: 1 } }), exhibit('2', 1)]);
  good = await assemble(made.plan, {
    ...made,
    read: readFrom({ 1: await makePdf([{}, { size: [792, 612] }]), 2: await makePdf([{ text: '' }]) }),
  });
});

const check = (pdf: Uint8Array) => checkBundle({ pdf: memorySource(pdf), ...made, exhibitPages: good.exhibitPages });

/** Names the checks that fail on the bundle after a change to its objects. */
async function failing(change: (document: PDFDocument) => void): Promise<readonly BundleCheckName[]> {
  const document = await PDFDocument.load(good.pdf, { updateMetadata: false });
  change(document);
  const checked = await check(await document.save({ useObjectStreams: false }));
  expect(checked.ok).toBe(checked.checks.every((one) => one.ok));
  return checked.checks.filter((one) => !one.ok).map((one) => one.check);
}

/** The same, after bytes were swapped for others of the same length. */
async function failingAfter(from: string, to: string): Promise<readonly BundleCheckName[]> {
  expect(to).toHaveLength(from.length);
  const bytes = Buffer.from(good.pdf);
  const at = bytes.indexOf(from, 0, 'latin1');
  expect(at).toBeGreaterThan(0);
  bytes.write(to, at, 'latin1');
  return (await check(bytes)).checks.filter((one) => !one.ok).map((one) => one.check);
}

const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');

describe('checkBundle', () => {
  it('passes a good bundle and lists the pages without text', async () => {
    const checked = await check(good.pdf);
    expect(checked.checks.map((one) => [one.check, one.ok])).toEqual([
      ['page-numbers', true],
      ['links', true],
      ['bookmarks', true],
      ['searchable', true],
      ['orientation', true],
      ['stamps', true],
      ['resolution', true],
      ['no-active-content', true],
      ['redacted', true],
    ]);
    expect(checked.checks[3]!.items).toEqual(['page 4 (Union Ex. 2) has no text']);
  });

  it('still passes when another program has only written the file anew', async () => {
    expect(await failing(() => {})).toEqual([]);
  });

  it('fails on a printed page number that is not the page', async () => {
    expect(await failingAfter(hex('Page 3 of 4'), hex('Page 2 of 4'))).toContain('page-numbers');
  });

  it('fails on a wrong exhibit label, and on the cites to that exhibit', async () => {
    expect(await failingAfter(hex('Union Ex. 2'), hex('Union Ex. 3'))).toEqual(['page-numbers', 'links']);
  });

  it('fails on a wrong Bates number', async () => {
    expect(await failingAfter(hex('W-000002'), hex('W-000009'))).toContain('page-numbers');
  });

  it('fails on page labels that start elsewhere', async () => {
    const labels = { Nums: [0, { S: 'D', St: 2 }] };
    expect(await failing((document) => document.catalog.set(n('PageLabels'), document.context.obj(labels)))).toEqual([
      'page-numbers',
    ]);
  });

  it('fails on a missing page', async () => {
    expect(await failing((document) => document.removePage(3))).toContain('page-numbers');
  });

  const firstLink = (document: PDFDocument) =>
    document.context.lookup(document.getPage(0).node.Annots()!.get(0), PDFDict);

  it('fails on a link that leads to another page', async () => {
    const broken = await failing((document) =>
      (firstLink(document).lookup(n('Dest')) as PDFArray).set(0, document.getPage(3).ref),
    );
    expect(broken).toEqual(['links']);
  });

  it('fails on a link that leads nowhere, one that is gone, and one left private', async () => {
    expect(await failing((document) => firstLink(document).delete(n('Dest')))).toEqual(['links']);
    expect(await failing((document) => document.getPage(0).node.Annots()!.remove(0))).toEqual(['links']);
    const uri = PDFString.of('loudermill:exhibit/1');
    expect(
      await failing((document) => firstLink(document).set(n('A'), document.context.obj({ S: 'URI', URI: uri }))),
    ).toContain('links');
  });

  it('fails on a dropped bookmark of an exhibit or a section', async () => {
    expect(await failing((document) => document.catalog.delete(n('Outlines')))).toEqual(['bookmarks']);
    const drop = (key: string) => (document: PDFDocument) => {
      const outlines = document.catalog.lookup(n('Outlines'), PDFDict);
      outlines.set(n(key), outlines.get(n(key === 'First' ? 'Last' : 'First'))!);
    };
    expect(await failing(drop('First'))).toEqual(['bookmarks']);
  });

  it('fails on a page that was turned or cut', async () => {
    expect(await failing((document) => document.getPage(1).setRotation(degrees(180)))).toEqual(['orientation']);
    expect(await failing((document) => document.getPage(2).setMediaBox(0, 0, 612, 792))).toContain('orientation');
  });

  it('lists a page that stands on its head in its source', async () => {
    const front = await makeFront([exhibit('1', 1)]);
    const text = 'Many more words than the stamps have, so that most letters of the page stand on their heads';
    const assembled = await assemble(front.plan, {
      ...front,
      read: readFrom({ 1: await makePdf([{ rotate: 180, text }]) }),
    });
    const checked = await checkBundle({
      pdf: memorySource(assembled.pdf),
      ...front,
      exhibitPages: assembled.exhibitPages,
    });
    const orientation = checked.checks.find((one) => one.check === 'orientation')!;
    expect(orientation).toMatchObject({ ok: true, items: ['page 2 (Union Ex. 1) is upside down in its source'] });
  });

  it('fails on a page of the brief without text', async () => {
    expect(await failing((document) => document.getPage(0).node.delete(n('Contents')))).toContain('searchable');
  });

  it.each([
    [
      'a script to run on opening',
      (d: PDFDocument) => d.catalog.set(n('OpenAction'), d.context.obj({ S: 'JavaScript', JS: PDFString.of('x') })),
    ],
    ['a named script', (d: PDFDocument) => d.catalog.set(n('Names'), d.context.obj({ JavaScript: { Names: [] } }))],
    ['a page action', (d: PDFDocument) => d.getPage(1).node.set(n('AA'), d.context.obj({ O: { S: 'GoTo' } }))],
    ['a form', (d: PDFDocument) => d.catalog.set(n('AcroForm'), d.context.obj({ Fields: [] }))],
    [
      'a program to launch',
      (d: PDFDocument) => d.context.register(d.context.obj({ S: 'Launch', F: PDFString.of('a.exe') })),
    ],
    [
      'an embedded file that nothing points to',
      (d: PDFDocument) => d.context.register(d.context.stream('x', { Type: 'EmbeddedFile' })),
    ],
    ['a film', (d: PDFDocument) => d.context.register(d.context.obj({ Subtype: 'RichMedia', Rect: [0, 0, 1, 1] }))],
  ])('fails on %s', async (_, plant) => {
    expect(await failing(plant)).toEqual(['no-active-content']);
  });

  it('does not take the name of a font for an action', async () => {
    const named = (document: PDFDocument) => {
      const fonts = document.getPage(1).node.Resources()!.lookup(PDFName.of('Font'), PDFDict);
      fonts.set(n('AA'), fonts.get(n('LmBold'))!);
    };
    expect(await failing(named)).toEqual([]);
  });

  it('fails on a file that cannot be opened', async () => {
    const checked = await check(Buffer.from('not a file'));
    expect(checked.ok).toBe(false);
  });
});
