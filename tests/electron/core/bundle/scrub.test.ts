import { PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdfium } from '../../../../electron/core/bundle/pdfium.ts';
import { annotate, exhibit, has, makeFront, makePdf, n, readFrom, runOn, unfolded } from './bundle-fixtures.ts';

/** Every kind of thing that must not get into a bundle, each with a word of its own to look for. */
async function hostilePdf(): Promise<Uint8Array> {
  const bytes = await makePdf([{}], async (document) => {
    const { context, catalog } = document;
    const page = document.getPage(0);
    const script = (word: string) => context.obj({ S: 'JavaScript', JS: PDFString.of(word) });
    document.addJavaScript('boot', 'CANARY-NAMED-SCRIPT');
    await document.attach(Buffer.from('CANARY-ATTACHMENT'), 'CANARY-NAME.txt', {});
    catalog.set(n('OpenAction'), script('CANARY-OPEN'));
    catalog.set(n('AA'), context.obj({ WC: script('CANARY-CATALOG-AA') }));
    catalog.set(n('Metadata'), context.register(context.stream('CANARY-XMP', { Type: 'Metadata', Subtype: 'XML' })));
    page.node.set(n('AA'), context.obj({ O: script('CANARY-PAGE-AA') }));
    page.node.set(n('PieceInfo'), context.obj({ App: { Private: PDFString.of('CANARY-PIECE') } }));
    page.node.set(n('Thumb'), context.register(context.stream('CANARY-THUMB', {})));
    page.node.set(n('Metadata'), context.register(context.stream('CANARY-PAGE-XMP', {})));
    annotate(page, { Subtype: 'Link', A: context.obj({ S: 'URI', URI: PDFString.of('https://canary-uri.example') }) });
    annotate(page, { Subtype: 'Link', A: context.obj({ S: 'Launch', F: PDFString.of('CANARY-LAUNCH') }) });
    annotate(page, { Subtype: 'Text', Contents: PDFString.of('CANARY-NOTE') });
    annotate(page, { Subtype: 'FileAttachment', FS: context.obj({ Type: 'Filespec', F: PDFString.of('CANARY-FS') }) });
    annotate(page, { Subtype: 'RichMedia', RichMediaContent: context.obj({ X: PDFString.of('CANARY-MEDIA') }) });
    const form = context.stream('0 0 1 rg 0 0 50 20 re f', {
      Subtype: 'Form',
      BBox: [0, 0, 50, 20],
      Metadata: context.register(context.stream('CANARY-FORM-XMP', {})),
      PieceInfo: { App: { Private: PDFString.of('CANARY-FORM-PIECE') } },
    });
    annotate(page, {
      Subtype: 'Stamp',
      Rect: [100, 600, 200, 640],
      AP: context.obj({ N: context.register(form) }),
      A: script('CANARY-STAMP'),
    });
  });
  return bytes;
}

describe('what an exhibit must not bring along', () => {
  it('is gone from the file, objects and all, and named in warnings', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const made = await makeBundle(plan, { front, read: readFrom({ 1: await hostilePdf() }) });
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    const raw = Buffer.from(made.pdf).toString('latin1').toLowerCase();
    expect(raw).not.toContain('canary');
    if (has('qpdf')) {
      const open = unfolded(made.pdf);
      expect(open.toLowerCase()).not.toContain('canary');
      expect(open).not.toMatch(
        /\/(JS|JavaScript|OpenAction|AA|EmbeddedFiles|EmbeddedFile|Filespec|AcroForm|RichMedia|Launch|PieceInfo|Thumb)\b/,
      );
    }
    const codes = made.warnings.map((warning) => warning.code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'links-removed',
        'active-content-removed',
        'attachment-removed',
        'note-text-not-carried',
      ]),
    );
  });

  it('leaves the appearance of marks on the page', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const made = await makeBundle(plan, { front, read: readFrom({ 1: await hostilePdf() }) });
    const file = (await openPdfium()).open(made.pdf);
    const picture = file.render(1, 1);
    file.close();
    expect([...picture.data.subarray(((792 - 620) * picture.width + 150) * 3).subarray(0, 3)]).toEqual([0, 0, 255]);
  });
});

describe('form fields', () => {
  it('keep their visible values as text of the page', async () => {
    const bytes = await makePdf([{ text: '' }], async (document) => {
      const field = document.getForm().createTextField('name');
      field.setText('Filled in by hand');
      field.addToPage(document.getPage(0), { x: 100, y: 500, width: 300, height: 30 });
      const box = document.getForm().createCheckBox('agree');
      box.addToPage(document.getPage(0), { x: 100, y: 400 });
      box.check();
    });
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const made = await makeBundle(plan, { front, read: readFrom({ 1: bytes }) });
    const file = (await openPdfium()).open(made.pdf);
    const text = file.read(1, (page) => page.text);
    file.close();
    expect(text).toContain('Filled in by hand');
    expect(Buffer.from(made.pdf).toString('latin1')).not.toMatch(/\/(AcroForm|Widget)/);
  });

  it('get an appearance when they have none of their own', async () => {
    const bytes = await makePdf([{ text: '' }], async (document) => {
      const field = document.getForm().createTextField('name');
      field.setText('Value without picture');
      field.addToPage(document.getPage(0), { x: 100, y: 500, width: 300, height: 30 });
      const font = await document.embedFont(StandardFonts.Helvetica);
      document.getForm().updateFieldAppearances(font);
      for (const widget of field.acroField.getWidgets()) widget.dict.delete(PDFName.of('AP'));
    });
    const stripped = await PDFDocument.load(bytes);
    for (const widget of stripped.getForm().getTextField('name').acroField.getWidgets())
      widget.dict.delete(PDFName.of('AP'));
    const source = await stripped.save({ updateFieldAppearances: false, useObjectStreams: false });
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const made = await makeBundle(plan, { front, read: readFrom({ 1: source }) });
    const file = (await openPdfium()).open(made.pdf);
    const text = file.read(1, (page) => page.text);
    file.close();
    expect(text).toContain('Value without picture');
  });
});

describe('exhibits that cannot simply be copied', () => {
  it('are reproduced as images with a warning when their pages cannot be parsed', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const good = Buffer.from(await makePdf([{}])).toString('latin1');
    const broken = Buffer.from(good.replace('/Type /Catalog', '/Type /Catalog /Broken }'), 'latin1');
    const made = await makeBundle(plan, { front, read: readFrom({ 1: broken }) });
    expect(made.ok).toBe(true);
    expect(made.warnings.map((warning) => [warning.code, warning.label])).toEqual([
      ['reproduced-as-image', 'Union Ex. 1'],
    ]);
  });

  it('are reproduced as images when their own faults swallow the stamp', async () => {
    const bytes = await makePdf([{ text: '' }], (document) => {
      const content = document.context.stream('BT (never closed');
      document.getPage(0).node.set(n('Contents'), document.context.register(content));
    });
    const { plan, front } = await makeFront([exhibit('1', 1), exhibit('2', 1)]);
    const made = await makeBundle(plan, { front, read: readFrom({ 1: bytes, 2: await makePdf([{}]) }) });
    expect(made.ok).toBe(true);
    expect(made.warnings.map((warning) => [warning.code, warning.exhibit])).toEqual([['reproduced-as-image', '1']]);
  });

  it('are reproduced with a page that says so where the file promises pages that it does not have', async () => {
    const { plan, front } = await makeFront([exhibit('1', 3)]);
    const good = Buffer.from(await makePdf([{ text: 'The only page' }])).toString('latin1');
    const lying = Buffer.from(good.replace('/Count 1', '/Count 3'), 'latin1');
    const made = await makeBundle(plan, { front, read: readFrom({ 1: lying }) });
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    expect(made.warnings).toMatchObject([
      { code: 'reproduced-as-image', detail: expect.stringContaining('pages 2, 3') },
    ]);
    const file = (await openPdfium()).open(made.pdf);
    expect([1, 2, 3].map((index) => file.read(index, (page) => page.text.includes('cannot be read')))).toEqual([
      false,
      true,
      true,
    ]);
    file.close();
  });

  it('stop the bundle, by name, when nothing can show them or a page is missing', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    await expect(
      makeBundle(plan, { front, read: readFrom({ 1: Buffer.from('%PDF-1.4 nothing') }) }),
    ).rejects.toMatchObject({
      code: 'unreadable-file',
      data: { label: 'Union Ex. 1' },
    });
    await expect(makeBundle(plan, { front, read: readFrom({ 1: await makePdf([{}, {}]) }) })).rejects.toMatchObject({
      code: 'unreadable-file',
    });
  });

  it('are decrypted when they open without a password', async ({ skip }) => {
    if (!has('qpdf')) return skip();
    const plain = await makePdf([{ text: 'Sealed (but) open' }]);
    for (const strength of [['40'], ['128', '--use-aes=y'], ['256']]) {
      const sealed = Buffer.from(
        runOn(plain, 'qpdf', ['--allow-weak-crypto', '--encrypt', '', 'owner', ...strength, '--', 'FILE', '-']),
        'latin1',
      );
      const { plan, front } = await makeFront([exhibit('1', 1)]);
      const made = await makeBundle(plan, { front, read: readFrom({ 1: sealed }) });
      expect(made.warnings).toEqual([]);
      const file = (await openPdfium()).open(made.pdf);
      expect(file.read(1, (page) => page.text)).toContain('Sealed (but) open');
      file.close();
    }
  });
});
