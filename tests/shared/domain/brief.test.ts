import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { briefData, placeExhibits } from '../../../shared/domain/brief.ts';
import { citeTarget } from '../../../shared/domain/brief-blocks.ts';
import { walletBrief } from '../../electron/core/briefs/wallet-brief.ts';

describe('the data of a brief', () => {
  test('is read back from JSON as it was', () => {
    expect(briefData.parse(JSON.parse(JSON.stringify(walletBrief)))).toEqual(walletBrief);
  });

  test.each(['excerpt/0190-aB', 'exhibit/1'])('takes %s as the target of a cite', (target) => {
    expect(citeTarget.safeParse(target).success).toBe(true);
  });

  test.each(['', 'excerpt/', 'page/3', 'excerpt/../x', 'https://x.example', 'exhibit/1\n', 'x excerpt/1'])(
    'refuses %j as the target of a cite',
    (target) => {
      expect(citeTarget.safeParse(target).success).toBe(false);
    },
  );

  test.each(['2026-2-9', 'February 9, 2026', '', '2026-02-31', '2026-13-01'])('refuses %j as date of issue', (date) => {
    expect(briefData.safeParse({ ...walletBrief, date }).success).toBe(false);
  });
});

describe('placing exhibits behind the brief', () => {
  test('gives each exhibit the page after the one before it, and the bundle its pages', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 999 })), (counts) => {
        const exhibit = walletBrief.exhibits[0]!;
        const placed = placeExhibits({ ...walletBrief, exhibits: counts.map((pages) => ({ ...exhibit, pages })) });
        let next = 1;
        for (const { afterFront, pages } of placed.exhibits) {
          expect(afterFront).toBe(next);
          next += pages;
        }
        expect(placed.pagesAfter).toBe(counts.reduce((sum, pages) => sum + pages, 0));
      }),
    );
  });
});
