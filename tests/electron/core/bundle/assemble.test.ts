import { describe, expect, it } from 'vitest';
import { PDFName, PDFString } from 'pdf-lib';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { openPdfium, type ReadPage } from '../../../../electron/core/bundle/pdfium.ts';
import {
  annotate,
  assemble,
  exhibit,
  has,
  makeFront,
  makePdf,
  n,
  readFrom,
  runOn,
  unfolded,
} from './bundle-fixtures.ts';

async function readPages<T>(pdf: Uint8Array, use: (page: ReadPage, number: number) => T): Promise<readonly T[]> {
  const file = (await openPdfium()).open(pdf);
  try {
    return Array.from({ length: file.pages }, (_, index) => file.read(index, (page) => use(page, index + 1)));
  } finally {
    file.close();
  }
}

describe('assembleBundle', () => {
  it('puts the exhibits behind the brief and stamps label, Bates number and page number on each page', async () => {
    const { plan, front } = await makeFront([
      exhibit('1', 2, { bates: { prefix: 'WALLET', first: 41 } }),
      exhibit('2', 1),
    ]);
    const read = readFrom({ 1: await makePdf([{}, {}]), 2: await makePdf([{}]) });
    const made = await makeBundle(plan, { front, read });
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    const texts = await readPages(made.pdf, (page) => page.text.replace(/\s+/g, ' '));
    expect(texts).toHaveLength(4);
    expect(texts[1]).toContain('Union Ex. 1');
    expect(texts[1]).toContain('WALLET-000041');
    expect(texts[2]).toContain('WALLET-000042');
    expect(texts[2]).toContain('Page 3 of 4');
    expect(texts[3]).toContain('Union Ex. 2');
    expect(texts[3]).not.toContain('WALLET');
  });

  it('gives the same bytes for the same input', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1), exhibit('2', 2)]);
    const read = readFrom({ 1: await makePdf([{}]), 2: await makePdf([{ rotate: 90 }, {}]) });
    const first = await assemble(plan, { front, read });
    const second = await assemble(plan, { front, read });
    expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
    const text = Buffer.from(first.pdf).toString('latin1');
    expect(text.match(/D:\d{8}/g)).toEqual(['D:20260302', 'D:20260302']);
  });

  it.each([0, 90, 180, 270])('stamps upright on a page turned by %i degrees', async (rotate) => {
    const { plan, front } = await makeFront([exhibit('1', 2)]);
    const read = readFrom({ 1: await makePdf([{ rotate }, { rotate, size: [900, 400] }]) });
    const made = await makeBundle(plan, { front, read });
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    const stamped = (await readPages(made.pdf, (page) => page.directionOf('Union Ex. 1'))).slice(1);
    expect(stamped).toEqual([0, 0]);
  });

  it('keeps the stamp inside a crop box that is off the origin, and on odd sizes', async () => {
    const sizes = [
      [612, 792],
      [100, 80],
      [2592, 1728],
      [200, 3000],
    ] as const;
    const { plan, front } = await makeFront([exhibit('1', sizes.length)]);
    const bytes = await makePdf(
      sizes.map((size) => ({ size })),
      (document) => {
        document.getPage(0).setCropBox(150, 200, 300, 400);
      },
    );
    const made = await makeBundle(plan, { front, read: readFrom({ 1: bytes }) });
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    if (!has('pdftotext')) return;
    const seen = runOn(made.pdf, 'pdftotext', ['-cropbox', '-f', '2', '-l', '2', 'FILE', '-']);
    expect(seen).toContain('Union Ex. 1');
    expect(seen).toContain('Page 2 of 5');
  });

  it.each(['q q q 2 0 0 2 0 0 cm', 'Q Q Q 0.1 0 0 0.1 0 0 cm'])(
    'stamps in the right place after unbalanced %s',
    async (operators) => {
      const { plan, front } = await makeFront([exhibit('1', 1)]);
      const bytes = await makePdf([{ text: '' }], (document) => {
        document.getPage(0).node.set(n('Contents'), document.context.register(document.context.stream(operators)));
      });
      const made = await makeBundle(plan, { front, read: readFrom({ 1: bytes }) });
      const plain = await makeBundle(plan, { front, read: readFrom({ 1: await makePdf([{ text: '' }]) }) });
      const draw = async (pdf: Uint8Array) => {
        const file = (await openPdfium()).open(pdf);
        const picture = file.render(1, 0.5);
        file.close();
        return Buffer.from(picture.data);
      };
      expect(Buffer.compare(await draw(made.pdf), await draw(plain.pdf))).toBe(0);
    },
  );

  it('turns cites into jumps to the top of the cited place, also on a turned page', async () => {
    const targets = [
      { id: 'upright', exhibit: '1', page: 1, rect: [100, 300, 200, 320] as [number, number, number, number] },
      { id: 'turned', exhibit: '1', page: 2, rect: [100, 300, 200, 320] as [number, number, number, number] },
    ];
    const { plan, front } = await makeFront([exhibit('1', 2)], targets);
    const made = await makeBundle(plan, { front, read: readFrom({ 1: await makePdf([{}, { rotate: 90 }]) }) });
    const links = (await readPages(made.pdf, (page) => page.links))[0]!;
    expect(links).toEqual([
      { page: 2, uri: null, file: null },
      { page: 3, uri: null, file: null },
      { page: 2, uri: null, file: null },
    ]);
    const raw = Buffer.from(made.pdf).toString('latin1');
    expect(raw).toMatch(/\/Dest ?\[\d+ 0 R \/XYZ 76 344 null\]/);
    // With 24 points of room: as displayed 76 from the left and 344 from the bottom; turned by 90 degrees x = 612 - 344, y = 76.
    expect(raw).toMatch(/\/Dest ?\[\d+ 0 R \/XYZ 268 76 null\]/);
    expect(raw).not.toContain('loudermill:');
  });

  it('refuses a cite that has no target in the plan', async () => {
    const { front } = await makeFront([exhibit('1', 1)], [{ id: 'lost', exhibit: '1', page: 1, rect: null }]);
    const { plan } = await makeFront([exhibit('1', 1)]);
    const read = readFrom({ 1: await makePdf([{}]) });
    await expect(assemble(plan, { front, read })).rejects.toMatchObject({
      code: 'invalid-input',
      data: { target: 'lost' },
    });
  });

  it('leads links, named places and bookmarks inside an exhibit to its new pages', async () => {
    const bytes = await makePdf([{}, {}, {}], (document) => {
      const { context } = document;
      const [first, second, third] = document.getPages();
      annotate(first!, { Subtype: 'Link', Dest: context.obj([second!.ref, 'Fit']) });
      annotate(first!, { Subtype: 'Link', A: context.obj({ S: 'GoTo', D: PDFString.of('chapter') }) });
      annotate(first!, { Subtype: 'Link', Dest: n('old') });
      annotate(first!, { Subtype: 'Link', Dest: PDFString.of('nowhere') });
      const names = context.obj({ Names: [PDFString.of('chapter'), [third!.ref, 'XYZ', 10, 20, null]] });
      document.catalog.set(n('Names'), context.obj({ Dests: { Kids: [context.register(names)] } }));
      document.catalog.set(n('Dests'), context.obj({ old: { D: [third!.ref, 'FitH', 100] } }));
      const root = context.nextRef();
      const item = context.register(
        context.obj({ Title: PDFString.of('Chapter'), Parent: root, Dest: PDFString.of('chapter') }),
      );
      context.assign(root, context.obj({ First: item, Last: item, Count: 1 }));
      document.catalog.set(n('Outlines'), root);
    });
    const { plan, front } = await makeFront([exhibit('1', 1), exhibit('2', 3)]);
    const made = await makeBundle(plan, { front, read: readFrom({ 1: await makePdf([{}]), 2: bytes }) });
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    const links = (await readPages(made.pdf, (page) => page.links))[2]!;
    expect(links.map((link) => link.page)).toEqual([4, 5, 5]);
    expect(made.warnings.map((warning) => warning.code)).toContain('links-removed');
    const file = (await openPdfium()).open(made.pdf);
    const exhibits = file.bookmarks().find((item) => item.title === 'Exhibits (page 2)')!;
    file.close();
    expect(exhibits.children.map((item) => item.title)).toEqual([
      'Union Ex. 1: Exhibit 1 (page 2)',
      'Union Ex. 2: Exhibit 2 (page 3)',
    ]);
    expect(exhibits.children[1]!.children).toEqual([{ title: 'Chapter', page: 5, children: [] }]);
  });

  it('shows hidden layers as little as the exhibit did', async () => {
    const bytes = await makePdf([{ text: '' }], (document) => {
      const { context } = document;
      const layer = (title: string) => context.register(context.obj({ Type: 'OCG', Name: PDFString.of(title) }));
      const [on, off] = [layer('Shown'), layer('Hidden')];
      document.catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [on, off], D: { OFF: [off] } }));
      const page = document.getPage(0);
      page.node.set(n('Resources'), context.obj({ Properties: { A: on, B: off } }));
      const paint = '/OC /A BDC 1 0 0 rg 100 400 50 50 re f EMC /OC /B BDC 0 0 1 rg 300 400 50 50 re f EMC';
      page.node.set(n('Contents'), context.register(context.stream(paint)));
    });
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const made = await makeBundle(plan, { front, read: readFrom({ 1: bytes }) });
    const file = (await openPdfium()).open(made.pdf);
    const picture = file.render(1, 1);
    file.close();
    const dot = (x: number, y: number) => [
      ...picture.data.subarray(((792 - y) * picture.width + x) * 3).subarray(0, 3),
    ];
    expect(dot(125, 425)).toEqual([255, 0, 0]);
    expect(dot(325, 425)).toEqual([255, 255, 255]);
  });

  it('is a file that qpdf finds no fault with', async ({ skip }) => {
    if (!has('qpdf')) return skip();
    const { plan, front } = await makeFront([exhibit('1', 2), exhibit('2', 1)]);
    const read = readFrom({ 1: await makePdf([{}, { rotate: 90 }]), 2: await makePdf([{}]) });
    const made = await makeBundle(plan, { front, read });
    expect(runOn(made.pdf, 'qpdf', ['--check', 'FILE'])).toContain('No syntax or stream encoding errors found');
    expect(unfolded(made.pdf)).toContain('/Lang');
  });
});
