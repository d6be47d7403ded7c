import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createTypesetter } from '../../../../electron/core/briefs/typesetter.ts';
import { resourcesFolder } from '../../../support/case-parts.ts';
import { walletBrief } from './wallet-brief.ts';

const typesetter = createTypesetter();
afterAll(() => typesetter.close());
const options = {
  templatesDir: join(resourcesFolder, 'templates'),
  template: 'pre-hearing-brief',
  date: walletBrief.date,
};
const titled = (title: string) => ({ ...walletBrief, title });
const outcomes = async (asked: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(asked)).map((one) =>
    one.status === 'fulfilled' ? 'set' : String((one.reason as { code?: string }).code),
  );

describe('previews', () => {
  test('the last of those that wait wins; the one that is being set is finished', async () => {
    const asked = ['a', 'b', 'c', 'd'].map((title) => typesetter.preview(titled(title), options));
    expect(await outcomes(asked)).toEqual(['set', 'cancelled', 'cancelled', 'set']);
    const last = await asked[3]!;
    const alone = await typesetter.paper(titled('d'), options);
    expect(Buffer.compare(last.pdf, alone.pdf)).toBe(0);
  });

  test('go on after one that fails', async () => {
    const failing = typesetter.preview(titled('x'), { ...options, template: 'no-such' });
    const next = typesetter.preview(titled('y'), options);
    expect(await outcomes([failing, next])).toEqual(['not-found', 'set']);
  });

  test('live on when an export is cancelled', async () => {
    const controller = new AbortController();
    const exported = typesetter.brief(walletBrief, options, controller.signal);
    const preview = typesetter.preview(titled('kept'), options);
    controller.abort();
    expect(await outcomes([exported, preview])).toEqual(['cancelled', 'set']);
  });
});

test('a closed typesetter answers what waits with cancelled', async () => {
  const short = createTypesetter();
  const asked = [short.preview(titled('a'), options), short.preview(titled('b'), options)];
  const told = outcomes(asked);
  await short.close();
  expect(await told).toEqual(['cancelled', 'cancelled']);
});
