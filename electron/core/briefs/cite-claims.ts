import type { BriefDocument } from '../../../shared/domain/brief-document.ts';
import {
  objectMark,
  type Passage,
  type PassageLive,
  type PassageObject,
  passagesOf,
} from '../../../shared/domain/brief-passages.ts';
import type { Finding } from '../../../shared/domain/cite-check.ts';
import type { FactView } from '../../../shared/contract/views.ts';
import type { CiteGround } from './cite-ground-queries.ts';
import { citedBySupport, factsOfLive, issuesOfLive, withheldFromPaper } from './cite-live.ts';

export type ClaimCite = { readonly at: number; readonly target: string };

/** A run of text of the paper with the cites in it: its own words, or those of the case that a live object prints. */
export type Claim = {
  readonly block: number;
  /** `row`: what the case says, printed by a live object. */
  readonly role: Passage['role'] | 'row';
  readonly text: string;
  /** Cites with their place in the text; those of a footnote stand where it hangs. */
  readonly cites: readonly ClaimCite[];
  /** Facts that are set into the text. */
  readonly facts: readonly { readonly at: number; readonly id: string }[];
  readonly under: readonly string[];
  /** A cite beside it stands for it too. */
  readonly isCovered: boolean;
  readonly within: Finding['within'];
  /** The words that a fact gives as exact. */
  readonly words: string;
};

export type Claims = {
  readonly claims: readonly Claim[];
  readonly lives: readonly PassageLive[];
  /** Facts that the paper uses, with the first block that does. */
  readonly facts: ReadonlyMap<string, number>;
  /** Facts of the text that are not in the case. */
  readonly deadFacts: readonly { readonly id: string; readonly block: number; readonly text: string }[];
};

/** Gives all that the paper says in reading order: its text, and what its live objects take from the case, each fact once. */
export function claimsOf(document: BriefDocument, ground: CiteGround): Claims {
  const claims: Claim[] = [];
  const lives: PassageLive[] = [];
  const facts = new Map<string, number>();
  const deadFacts: { id: string; block: number; text: string }[] = [];
  const useFact = (fact: FactView, block: number, under: readonly string[]) => {
    if (facts.has(fact.id)) return;
    facts.set(fact.id, block);
    claims.push(factClaim(ground, fact, block, under));
  };
  for (const each of passagesOf(document)) {
    if (each.kind === 'live') {
      lives.push(each);
      for (const issue of issuesOfLive(ground, each)) claims.push(...argumentClaims(issue, each));
      for (const fact of factsOfLive(ground, each)) useFact(fact, each.block, each.under);
      claims.push(...rowClaims(ground, each));
      continue;
    }
    const claim = passageClaim(each);
    claims.push(claim);
    for (const { id } of claim.facts) {
      const fact = ground.facts.get(id);
      if (fact === undefined) deadFacts.push({ id, block: each.block, text: plainText(each.text) });
      else useFact(fact, each.block, each.under);
    }
  }
  return { claims, lives, facts, deadFacts };
}

/** Gives a text without its object marks, on one line. */
export function plainText(text: string): string {
  return text
    .replaceAll(new RegExp(`\\s*[(]?${objectMark}(?:[;,]?\\s*${objectMark})*[)]?`, 'gu'), '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

function passageClaim(passage: Passage): Claim {
  const { block, role, text, under, isCovered } = passage;
  const cites: ClaimCite[] = [];
  const facts: { at: number; id: string }[] = [];
  // Subtle: a footnote's own cites are those of its passage; here they count for the words that it hangs on.
  const take = (objects: readonly PassageObject[], at: number | null) => {
    for (const object of objects) {
      const place = at ?? object.at;
      if (object.kind === 'cite') cites.push({ at: place, target: object.target });
      else if (object.kind === 'fact') facts.push({ at: place, id: object.id });
      else take(object.objects, place);
    }
  };
  take(passage.objects, null);
  return { block, role, text, cites, facts, under, isCovered, within: null, words: '' };
}

function factClaim(ground: CiteGround, fact: FactView, block: number, under: readonly string[]): Claim {
  const pins = citedBySupport(ground, fact);
  const text = `${fact.text} ${objectMark.repeat(pins.length)}`;
  const first = fact.text.length + 1;
  return {
    block,
    role: 'row',
    text,
    cites: pins.map((excerpt, i) => ({ at: first + i, target: `excerpt/${excerpt}` })),
    facts: [],
    under,
    isCovered: false,
    within: { kind: 'fact', id: fact.id },
    words: fact.kind === 'instruction' || fact.kind === 'statement' ? fact.words : '',
  };
}

const token = /\[\[((?:excerpt|exhibit)\/[A-Za-z0-9-]{1,64})\]\]/gu;

/** The argument of an issue, as a person typed it, paragraph by paragraph. */
function argumentClaims(issue: { readonly id: string; readonly argument: string }, live: PassageLive): Claim[] {
  return issue.argument
    .split(/\n\s*\n/u)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const cites: ClaimCite[] = [];
      let text = '';
      let last = 0;
      for (const match of part.matchAll(token)) {
        text += part.slice(last, match.index);
        cites.push({ at: text.length, target: match[1] ?? '' });
        text += objectMark;
        last = match.index + match[0].length;
      }
      text += part.slice(last);
      const within = { kind: 'issue', id: issue.id } as const;
      return {
        block: live.block,
        role: 'text',
        text,
        cites,
        facts: [],
        under: live.under,
        isCovered: false,
        within,
        words: '',
      };
    });
}

/** Rows that are neither facts nor issues: quotes, provisions, comparators. */
function rowClaims(ground: CiteGround, live: PassageLive): Claim[] {
  const row = { block: live.block, facts: [], under: live.under, isCovered: false, words: '' } as const;
  if (live.object === 'quote' && live.id !== null) {
    const excerpt = ground.excerpts.get(live.id);
    const text = `${excerpt?.quote ?? ''} ${objectMark}`;
    const cites = [{ at: text.length - 1, target: `excerpt/${live.id}` }];
    return [{ ...row, role: 'row', text, cites, within: null }];
  }
  if (live.object === 'provision' && live.id !== null) {
    const provision = ground.provisions.get(live.id);
    if (provision === undefined) return [];
    const exhibit = ground.bundle.get(provision.source);
    const target =
      provision.excerpt !== null ? `excerpt/${provision.excerpt}` : `exhibit/${exhibit?.id ?? provision.source}`;
    const text = `${provision.text} ${objectMark}`;
    const within = { kind: 'provision', id: provision.id } as const;
    return [{ ...row, role: 'quotation', text, cites: [{ at: text.length - 1, target }], within }];
  }
  if (live.object !== 'comparators') return [];
  return ground.comparators
    .filter((comparator) => !withheldFromPaper(ground, comparator.excerpt))
    .map((comparator) => {
      const said = [comparator.person, comparator.conduct, comparator.penalty].filter((part) => part !== '').join('. ');
      const text = `${said} ${objectMark}`;
      const cites =
        comparator.excerpt === null ? [] : [{ at: text.length - 1, target: `excerpt/${comparator.excerpt}` }];
      return { ...row, role: 'row', text, cites, within: { kind: 'comparator', id: comparator.id } };
    });
}
