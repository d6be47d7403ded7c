import type { ProductionListed } from '../../shared/contract/production-views.ts';
import { batesText } from '../../shared/domain/bates.ts';
import type {
  Production,
  ProductionBar,
  ProductionDirection,
  ProductionState,
} from '../../shared/domain/productions.ts';
import { barTitles } from '../../shared/domain/productions.ts';
import { dateWords } from '../ui/date-words.ts';
import { counted } from '../words.ts';

/** Gives a production by name: its title, else the way it went and the party. */
export function productionName(production: Pick<Production, 'title' | 'direction' | 'party' | 'date'>): string {
  if (production.title.trim() !== '') return production.title;
  const party = production.party.trim();
  const way: Record<ProductionDirection, string> = {
    given: party === '' ? 'Production' : `Production to ${party}`,
    received: party === '' ? 'Received' : `Received from ${party}`,
  };
  return way[production.direction];
}

/** Gives where a production stands, in words. */
export function standWords(production: Pick<Production, 'direction' | 'servedAt'>): string {
  if (production.direction === 'received') return 'Received';
  return production.servedAt === null ? 'Being prepared' : 'Produced';
}

/** Gives what a production holds, in a line. */
export function contentWords({ sources, withheld, spans }: ProductionListed): string {
  return [
    counted(sources, 'source'),
    withheld === 0 ? '' : `${withheld.toLocaleString('en-US')} withheld`,
    spans.map(batesText).join(', '),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Gives where a source stands between the sides: "produced on 2 Mar 2026 to City of Doe". */
export function stateWordsOf({ state, date, party }: Omit<ProductionState, 'source' | 'production'>): string {
  const day = dateWords(date);
  const to = party === '' ? '' : ` to ${party}`;
  switch (state) {
    case 'produced':
      return `produced on ${day}${to}`;
    case 'received':
      return `received on ${day}${party === '' ? '' : ` from ${party}`}`;
    case 'withheld':
      return `withheld on ${day}${party === '' ? '' : ` from ${party}`}`;
    case 'preparing':
      return `on a list for ${day}${to}, not handed over yet`;
  }
}

/** Gives why a source may be withheld. */
export function barWords(bars: readonly ProductionBar[]): string {
  return bars.map((bar, at) => (at === 0 ? barTitles[bar] : barTitles[bar].toLowerCase())).join(', ');
}

/** Gives a sentence its capital. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Gives the name of a folder for what leaves the case: case, what it is, day. */
export function folderName(title: string, what: string, day: string): string {
  const name = title
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N} .&'-]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, 120)
    .trim();
  return `${name === '' ? 'Case' : name} ${what} ${day}`;
}
