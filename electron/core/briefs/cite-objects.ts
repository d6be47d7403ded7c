import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { PassageLive } from '../../../shared/domain/brief-passages.ts';
import { quotedPassages } from '../../../shared/domain/quoted-passages.ts';
import { isRemark } from '../../../shared/domain/quotations.ts';
import type { Claim, Claims } from './cite-claims.ts';
import type { Found } from './cite-findings.ts';
import type { CiteGround } from './cite-ground-queries.ts';
import { citedBySupport, factsOfLive, issuesOfLive } from './cite-live.ts';

const objectTitles: Readonly<Record<LiveObject, string>> = {
  quote: 'A quotation',
  provision: 'A provision',
  issue: 'An issue',
  issues: 'Issues presented',
  argument: 'Argument',
  provisions: 'Provisions',
  facts: 'Statement of facts',
  disputes: 'Points on which the sources differ',
  comparators: 'Comparators',
  chronology: 'Chronology',
  witnesses: 'Witnesses',
  'just-cause': 'Just-cause tests',
  information: 'Information requests',
  exhibits: 'Exhibit list',
  'privilege-log': 'Privilege log',
  production: 'Production',
  custody: 'Custody record',
  certificate: 'Certificate',
};

/** Gives what is wrong with the live objects themselves: what they name is gone, or they have nothing to print. */
export function objectFindings(ground: CiteGround, lives: readonly PassageLive[]): Found[] {
  return lives.flatMap((live): Found[] => {
    const text = objectTitles[live.object];
    const about = `${live.object} ${live.id ?? ''}`;
    if (isGone(ground, live)) {
      const detail = `The ${live.object} that stands here is no longer in the case.`;
      return [{ kind: 'dead-target', severity: 'stops', block: live.block, text, detail, about }];
    }
    if (!isEmpty(ground, live)) return [];
    const why = emptyReasons[live.object] ?? 'The case has nothing for it yet.';
    const severity = live.object === 'disputes' ? 'notes' : 'asks';
    const detail = `This prints nothing. ${why}`;
    return [{ kind: 'empty-object', severity, block: live.block, text, detail, about: live.object }];
  });
}

const emptyReasons: { readonly [Name in LiveObject]?: string } = {
  facts: 'No fact is proven by an exhibit of this paper.',
  chronology: 'No fact with a date is proven by an exhibit of this paper.',
  disputes: 'No two facts are marked as contradicting each other.',
  argument: 'No issue has an argument, or facts that an exhibit of this paper proves.',
  issues: 'No issue has an argument, or facts that an exhibit of this paper proves.',
  comparators: 'No comparator may be printed.',
  exhibits: 'No exhibit goes with this paper.',
  provisions: 'No words of a policy or contract among the exhibits were picked.',
};

function isGone(ground: CiteGround, { object, id }: PassageLive): boolean {
  if (object === 'provision') return id === null || !ground.provisions.has(id);
  return object === 'issue' && !ground.issues.some((issue) => issue.id === id);
}

function isEmpty(ground: CiteGround, live: PassageLive): boolean {
  switch (live.object) {
    case 'facts':
    case 'chronology':
    case 'disputes':
      return factsOfLive(ground, live).length === 0;
    case 'argument':
      return issuesOfLive(ground, live).length === 0 && factsOfLive(ground, live).length === 0;
    case 'issues': {
      const argument = { ...live, object: 'argument' } as const;
      return issuesOfLive(ground, argument).length === 0 && factsOfLive(ground, argument).length === 0;
    }
    case 'comparators':
      return ground.comparators.length === 0;
    case 'exhibits':
      return ground.bundle.size === 0;
    case 'provisions':
      return ![...ground.excerpts.values()].some(({ source, quote }) => {
        const kind = ground.bundle.has(source) ? ground.sources.get(source)?.kind : undefined;
        return quote !== '' && (kind === 'policy' || kind === 'contract');
      });
    default:
      return false;
  }
}

/** Gives pairs of facts that the paper uses and that a person marked as contradicting each other. */
export function contradictionFindings(ground: CiteGround, { facts, lives }: Claims): Found[] {
  const isShown = lives.some(({ object }) => object === 'disputes');
  return ground.contradictions.flatMap(({ factA, factB, note }): Found[] => {
    const [a, b] = [ground.facts.get(factA), ground.facts.get(factB)];
    const [blockA, blockB] = [facts.get(factA), facts.get(factB)];
    if (a === undefined || b === undefined || blockA === undefined || blockB === undefined) return [];
    const shown = isShown ? ' The paper has a section on points on which the sources differ.' : '';
    const detail = `This contradicts another fact that the paper uses: “${b.text}”${note === '' ? '' : ` (${note})`}.${shown}`;
    const severity = isShown ? 'notes' : 'asks';
    const within = { kind: 'fact', id: a.id } as const;
    return [
      { kind: 'contradiction', severity, block: Math.max(blockA, blockB), text: a.text, detail, within, about: b.id },
    ];
  });
}

/** Gives the facts set into the text that no exhibit of this paper proves. */
export function unprovenFindings(ground: CiteGround, claims: readonly Claim[]): Found[] {
  return claims.flatMap(({ block, facts }) =>
    facts.flatMap(({ id }): Found[] => {
      const fact = ground.facts.get(id);
      if (fact === undefined || citedBySupport(ground, fact).length > 0) return [];
      const isPinned = fact.pins.some(({ bearing }) => bearing === 'supports');
      const detail = isPinned
        ? 'No exhibit of this paper proves this fact: what it rests on is no exhibit of it.'
        : 'This fact has no source.';
      return [
        { kind: 'no-cite', severity: 'asks', block, text: fact.text, detail, within: { kind: 'fact', id }, about: id },
      ];
    }),
  );
}

const gap =
  /(?<![\p{L}\p{N}])\[(?=[^\][]*\p{L})[^\][\n]{2,160}\](?![\p{L}\p{N}])|\[\s*\]|_{3,}|\b(?:TODO|TBD|TBC|XXX+)\b/gu;

/** Gives the gaps that were left for a person to fill in: words in brackets outside of quotations, blanks, TBD. */
export function gapsIn(text: string): string[] {
  const quoted = quotedPassages(text);
  return [...text.matchAll(gap)].flatMap((match) => {
    const isQuoted = quoted.some(({ start, end }) => start <= match.index && match.index < end);
    if (isQuoted || isRemark(match[0].slice(1, -1))) return [];
    return [match[0]];
  });
}
