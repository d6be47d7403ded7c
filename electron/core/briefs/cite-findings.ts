import { createHash } from 'node:crypto';
import type { Finding } from '../../../shared/domain/cite-check.ts';
import { foldWords } from '../../../shared/domain/excerpts.ts';

/** A finding as a check reports it; what is left out is empty. */
export type Found = Pick<Finding, 'kind' | 'severity' | 'block' | 'text' | 'detail'> &
  Partial<Pick<Finding, 'target' | 'pin' | 'place' | 'within' | 'difference'>> & {
    /** What else tells it from another finding on the same words. */
    readonly about?: string;
    /** True for a finding on what is cited, wherever in the paper it is: then the words do not count. */
    readonly anywhere?: boolean;
  };

/** Gathers findings; the same one in several blocks is one. */
export class Findings {
  readonly #found = new Map<string, Finding & { others: number[] }>();

  add(given: Found): void {
    const { about = '', anywhere = false, ...found } = given;
    const words = anywhere ? '' : foldWords(found.text);
    const target = found.target ?? '';
    const key = createHash('sha256')
      .update(JSON.stringify([found.kind, words, anywhere ? '' : target, about]))
      .digest('hex')
      .slice(0, 32);
    const known = this.#found.get(key);
    if (known !== undefined) {
      if (known.block !== found.block && !known.others.includes(found.block)) known.others.push(found.block);
      return;
    }
    this.#found.set(key, {
      target: null,
      pin: '',
      place: null,
      within: null,
      difference: [],
      ...found,
      key,
      others: [],
    });
  }

  /** Gives the findings in order of place. */
  list(): Finding[] {
    return [...this.#found.values()].toSorted((a, b) => a.block - b.block);
  }
}
