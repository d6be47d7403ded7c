import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeBundle, type MadeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { cutBundle, partName } from '../../../../electron/core/bundle/parts.ts';
import { planBundle } from '../../../../electron/core/bundle/plan.ts';
import { beginsAt, type BundlePlan } from '../../../../shared/domain/bundle.ts';
import { exhibit, has, makeFront, makePdf, readFrom, runOn, unfolded } from './bundle-fixtures.ts';

const flat = (text: string) => text.replace(/\s+/gu, ' ');
const ids = ['a', 'b', 'c', 'd'];

/** A brief that cites four exhibits, cut into one part for each two of them. */
async function inParts() {
  const files: Record<string, Uint8Array> = {};
  for (const id of ids) files[id] = await makePdf([{ text: `First of ${id}` }, { text: `Second of ${id}` }]);
  const { plan, front } = await makeFront(
    ids.map((id) => exhibit(id, 2, { tab: id === 'c' })),
    ids.map((id) => ({ id: `pin-${id}`, exhibit: id, page: 2, rect: [72, 400, 200, 412] as const })),
  );
  const whole = await makeBundle(plan, { front, read: readFrom(files) });
  const sizes = whole.pieces.map((piece) => piece.bytes);
  const around = whole.bytes - sizes.reduce((sum, bytes) => sum + bytes, 0);
  const cap = around + Math.max(sizes[0]! + sizes[1]!, sizes[2]! + sizes[3]!) + 10;
  const measured = { pieces: whole.pieces, around, front: front.length };
  const parts = cutBundle(plan, measured, cap, (part, of) => partName('Doe.pdf', part, of));
  const made: MadeBundle[] = [];
  for (const part of parts.keys())
    made.push(await makeBundle({ ...plan, parts, part }, { front, read: readFrom(files) }));
  return { plan, whole, parts, made, cap };
}

describe('a bundle in parts', () => {
  it('is cut at the bounds of exhibits, each part below the cap, each sound by every check', async () => {
    const { parts, made, cap, plan } = await inParts();
    expect(parts.map(({ fileName, firstPage, pages, exhibits }) => [fileName, firstPage, pages, exhibits])).toEqual([
      ['Doe part 1 of 2.pdf', 1, 5, ['a', 'b']],
      ['Doe part 2 of 2.pdf', 6, 5, ['c', 'd']],
    ]);
    expect(plan.pages).toBe(10);
    for (const part of made) {
      expect(part.checks.filter((check) => !check.ok)).toEqual([]);
      expect(part.bytes).toBeLessThanOrEqual(cap);
    }
  });

  it.skipIf(!has('qpdf') || !has('pdftotext'))(
    'runs its page numbers through all parts, and leads from the brief to the named place in the other file',
    async () => {
      const { made } = await inParts();
      const [first, second] = made;
      const texts = runOn(second!.pdf, 'pdftotext', ['-raw', 'FILE', '-']).split('\f');
      expect(texts.slice(0, 5).map((text) => /Page \d+ of \d+/u.exec(flat(text))?.[0])).toEqual(
        [6, 7, 8, 9, 10].map((page) => `Page ${page} of 10`),
      );
      expect(unfolded(second!.pdf)).toMatch(/\/PageLabels <<\s*\/Nums \[\s*0\s*<<\s*\/S \/D\s*\/St 6\s*>>/u);
      for (const { pdf } of made) expect(runOn(pdf, 'qpdf', ['--check', 'FILE'])).toContain('No syntax or stream');

      const links = linksOf(first!);
      const places = namedPages(second!);
      // In the order of the brief: four pins, then the four exhibits; the first two of each are in the first part.
      const [pinA, pinB, pinC, pinD, a, b, c, d] = links;
      for (const own of [pinA, pinB, a, b]) expect(own).toEqual({ file: null, place: null });
      for (const [link, page] of [
        [pinC, 8],
        [pinD, 10],
        [c, 6],
        [d, 9],
      ] as const) {
        expect(link).toEqual({ file: 'Doe part 2 of 2.pdf', place: expect.any(String) });
        expect([link!.place, places.get(link!.place!)]).toEqual([link!.place, page - 5]);
      }
    },
  );

  it('fails its check when a place that the other part leads to is not there', async () => {
    const { plan, parts } = await inParts();
    const files: Record<string, Uint8Array> = {};
    for (const id of ids) files[id] = await makePdf([{ text: `First of ${id}` }, { text: `Second of ${id}` }]);
    const renamed = { ...plan, parts: parts.map((part) => ({ ...part, fileName: `x ${part.fileName}` })), part: 0 };
    const { front } = await makeFront(ids.map((id) => exhibit(id, 2, { tab: id === 'c' })));
    const made = await makeBundle({ ...renamed, parts: parts.slice(0, 1) }, { front, read: readFrom(files) }).catch(
      (cause: unknown) => cause,
    );
    expect(made).toBeInstanceOf(Error);
  });
});

describe('cutBundle', () => {
  it('keeps every exhibit once and in order, whatever the sizes and the cap; only a single exhibit may stand above it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 0, max: 100 }),
        (sizes, cap, around) => {
          const exhibits = sizes.map((_, i) => exhibit(`e${i}`, 1 + (i % 3), { tab: i % 4 === 0 }));
          const plan: BundlePlan = planBundle({
            title: 'x',
            author: null,
            date: '2026-03-02',
            frontPages: 3,
            exhibits,
            targets: [],
          });
          const pieces = sizes.map((bytes, i) => ({ exhibit: `e${i}`, bytes }));
          const parts = cutBundle(plan, { pieces, around, front: around }, cap, (part, of) => `${part}/${of}`);
          expect(parts.flatMap((part) => part.exhibits)).toEqual(exhibits.map((one) => one.id));
          expect(parts.reduce((sum, part) => sum + part.pages, 0)).toBe(plan.pages);
          for (const [i, part] of parts.entries()) {
            const bytes = part.exhibits.reduce((sum, id) => sum + sizes[Number(id.slice(1))]!, i === 0 ? around : 0);
            if (part.exhibits.length > 1 || (i === 0 && part.exhibits.length === 1)) {
              expect(bytes).toBeLessThanOrEqual(cap);
            }
            if (i > 0) expect(part.exhibits.length).toBeGreaterThan(0);
            expect(part.firstPage).toBe(
              i === 0 ? 1 : beginsAt(plan.exhibits.find((one) => one.id === part.exhibits[0])!),
            );
          }
        },
      ),
    );
  });
});

type Json = { qpdf: [unknown, Record<string, { value?: unknown; stream?: unknown }>] };
const objectsOf = ({ pdf }: MadeBundle) =>
  (JSON.parse(runOn(pdf, 'qpdf', ['--json=2', '--json-key=qpdf', 'FILE'])) as Json).qpdf[1];

/** What each link of a file opens, read by qpdf. */
function linksOf(made: MadeBundle): { file: string | null; place: string | null }[] {
  const values = Object.values(objectsOf(made)).map((object) => object.value as Record<string, unknown> | undefined);
  const links = values.filter((value) => value?.['/Subtype'] === '/Link');
  return links.map((link) => {
    const action = link?.['/A'] as { '/F': Record<string, string>; '/D': string } | undefined;
    return action === undefined
      ? { file: null, place: null }
      : { file: action['/F']['/UF']!.slice(2), place: action['/D'].slice(2) };
  });
}

/** The page, counted from 1 in its file, of each named place, read by qpdf. */
function namedPages(made: MadeBundle): Map<string, number> {
  const objects = objectsOf(made);
  const listed = JSON.parse(runOn(made.pdf, 'qpdf', ['--json=2', '--json-key=pages', 'FILE'])) as {
    pages: { object: string }[];
  };
  const numbers = new Map(listed.pages.map((page, at) => [page.object, at + 1]));
  const catalog = Object.values(objects)
    .map((object) => object.value as Record<string, unknown> | undefined)
    .find((value) => value?.['/Type'] === '/Catalog');
  const trees = catalog?.['/Names'] as { '/Dests': { '/Names': unknown[] } } | undefined;
  const names = trees?.['/Dests']['/Names'] ?? [];
  const found = new Map<string, number>();
  for (let i = 0; i + 1 < names.length; i += 2) {
    found.set(String(names[i]).slice(2), numbers.get(String((names[i + 1] as unknown[])[0])) ?? 0);
  }
  return found;
}
