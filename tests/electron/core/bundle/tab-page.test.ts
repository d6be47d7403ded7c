import { StandardFonts } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { makeBundle } from '../../../../electron/core/bundle/make-bundle.ts';
import { beginsAt } from '../../../../shared/domain/bundle.ts';
import { stampCorners, stampFonts, standardStamp } from '../../../../shared/domain/exhibits.ts';
import { readPdf } from '../briefs/read-pdf.ts';
import { exhibit, has, makeFront, makePdf, readFrom, unfolded } from './bundle-fixtures.ts';

const flat = (text: string) => text.replace(/\s+/gu, ' ');
const noticeStamp = { corner: 'bottom-left', font: 'mono', size: 9, text: 'EXHIBIT {label}' } as const;

async function tabbed() {
  const files = {
    a: await makePdf([{ text: 'First of a' }, { text: 'Second of a' }]),
    b: await makePdf([{ text: 'Only of b', size: [792, 612], rotate: 90 }]),
  };
  const { plan, front } = await makeFront(
    [
      exhibit('a', 2, { tab: true, title: 'Notice of charges, Zażółć 展示', bates: { prefix: 'DOE', first: 1 } }),
      exhibit('b', 1, { tab: true, stamp: noticeStamp }),
    ],
    [{ id: 'pin', exhibit: 'a', page: 2, rect: [72, 400, 200, 412] }],
  );
  return { plan, made: await makeBundle(plan, { front, read: readFrom(files) }) };
}

describe('a tab', () => {
  it('stands before its exhibit, counts as a page, and is where index and bookmark lead', async () => {
    const { plan, made } = await tabbed();
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    expect(plan.exhibits.map((one) => [beginsAt(one), one.firstPage])).toEqual([
      [2, 3],
      [5, 6],
    ]);
    const { pages, outline } = await readPdf(made.pdf);
    expect(pages.map((page) => flat(page.text))).toEqual([
      expect.stringContaining('Page 1 of 6'),
      expect.stringMatching(/Union Ex\. a.*Notice of charges, Zazólc.*Page 2 of 6/u),
      expect.stringContaining('First of a'),
      expect.stringContaining('Second of a'),
      expect.stringMatching(/Union Ex\. b.*Exhibit b.*Page 5 of 6/u),
      expect.stringMatching(/Only of b.*EXHIBIT Union Ex\. b/u),
    ]);
    expect(pages[1]!.text).not.toContain('DOE-');
    expect(pages[2]!.text).toContain('DOE-000001');
    expect(pages[0]!.links.map((link) => link.page)).toEqual([4, 2, 5]);
    expect(outline.map((item) => item.title)).toContain('Union Ex. b: Exhibit b (page 5)');
  });

  it('says when it cannot print every letter of a title', async () => {
    const { made } = await tabbed();
    expect(made.warnings.map((warning) => [warning.exhibit, warning.code])).toEqual([['a', 'letters-not-shown']]);
  });

  it.skipIf(!has('qpdf'))('is a plain page among the pages', async () => {
    const { made } = await tabbed();
    expect(unfolded(made.pdf)).toContain('/Count 6');
  });
});

describe('the stamp of a series', () => {
  it('is read back from every corner in every font, upright on a turned page', async () => {
    const styles = stampCorners.flatMap((corner) => stampFonts.map((font) => ({ ...standardStamp, corner, font })));
    const exhibits = styles.map((stamp, i) => exhibit(`s${i}`, 2, { stamp: { ...stamp, text: 'No. {label}' } }));
    const pages = await makePdf([{ rotate: 90 }, { size: [90, 60], text: '' }]);
    const { plan, front } = await makeFront(exhibits);
    const made = await makeBundle(plan, { front, read: () => Promise.resolve(new Uint8Array(pages)) });
    expect(made.checks.filter((check) => !check.ok)).toEqual([]);
    expect(made.warnings).toEqual([]);
  });

  it('is reported where it covers words of the page', async () => {
    const pdf = await makePdf([{ text: 'Words of the exhibit' }], async (document) => {
      const font = await document.embedFont(StandardFonts.Helvetica);
      document.getPage(0).drawText('Docket 26-114', { x: 525, y: 764, size: 9, font });
    });
    const at = async (corner: (typeof stampCorners)[number]) => {
      const { plan, front } = await makeFront([exhibit('4', 1, { stamp: { ...standardStamp, corner } })]);
      const made = await makeBundle(plan, { front, read: readFrom({ '4': pdf }) });
      return made.checks.find((check) => check.check === 'stamps');
    };
    expect(await at('top-right')).toMatchObject({
      ok: true,
      items: [expect.stringMatching(/^a stamp covers ".*26-114" on page 2 \(Union Ex\. 4\)$/u)],
    });
    expect(await at('top-left')).toMatchObject({ items: [] });
  });
});
