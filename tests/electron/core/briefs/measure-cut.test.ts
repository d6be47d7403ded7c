import { randomBytes } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { namesOfCut, partsOfExhibits, type Cut } from '../../../../electron/core/briefs/brief-files.ts';
import { measureCut } from '../../../../electron/core/briefs/measure-cut.ts';
import { cutBundle, partName } from '../../../../electron/core/bundle/parts.ts';
import { runMeasure } from '../../../../electron/core/bundle/run-bundle.ts';
import { exhibit, makeFront, makePdf, n } from '../bundle/bundle-fixtures.ts';

/** Something of the page that cannot be packed. */
const ballast = (document: PDFDocument, bytes: number) => {
  const held = document.context.register(document.context.stream(randomBytes(bytes), {}));
  document
    .getPage(0)
    .node.Resources()!
    .set(n('Properties'), document.context.obj({ Held: held }));
};

describe('the cut of a bundle', () => {
  it('is made again with less room where a part comes out larger than was reckoned', async () => {
    const exhibits = ['1', '2', '3', '4'].map((id) => exhibit(id, 1));
    const bytes = await makePdf([{}], (document) => ballast(document, 20_000));
    const { plan, front } = await makeFront(exhibits);
    // As a paper whose parts are named in it may be: its front grows by more than what is left.
    const larger = await PDFDocument.load(front);
    ballast(larger, 15_000);
    const grown = await larger.save();
    const input = (cut: Cut | null) => ({
      front: cut === null ? front : grown,
      read: () => Promise.resolve(new Uint8Array(bytes)),
    });
    const limit = (await runMeasure(plan, input(null))).bytes - 30_000;
    const rounds: (Cut | null)[] = [];
    const cut = await measureCut({ fileName: 'Doe.pdf', limit }, (each, run) => {
      rounds.push(each);
      return run(plan, input(each));
    });
    expect(rounds.length).toBeGreaterThan(2);
    expect(cut!.cap).toBeLessThan(limit);
    const parts = cutBundle(plan, cut!.measured, cut!.cap, (part, of) => partName('Doe.pdf', part, of));
    expect(namesOfCut(cut!)).toEqual(parts.map(({ fileName }) => fileName));
    expect([...partsOfExhibits(cut!).keys()]).toEqual(['1', '2', '3', '4']);
    for (const part of parts.keys()) {
      const { bytes: size } = await runMeasure({ ...plan, parts, part }, input(cut));
      expect(size).toBeLessThanOrEqual(limit);
    }
  });

  it('is none where all fits into one file', async () => {
    const { plan, front } = await makeFront([exhibit('1', 1)]);
    const bytes = await makePdf([{}]);
    const read = () => Promise.resolve(new Uint8Array(bytes));
    const cut = await measureCut({ fileName: 'Doe.pdf', limit: 1_000_000 }, (_, run) => run(plan, { front, read }));
    expect(cut).toBeNull();
  });
});
