import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Gives what axe finds wrong with the page as it stands, or with the part of it `within`, a line for each element. */
export async function axeFaults(page: Page, { within }: { readonly within?: string } = {}): Promise<string[]> {
  // Subtle: the modern mode opens a page of its own, which Electron refuses.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  );
}
