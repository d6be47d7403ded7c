import type { ExcerptView } from '../../../shared/contract/views.ts';
import { foldWords } from '../../../shared/domain/excerpts.ts';
import { pinCite } from '../../../shared/domain/exhibits.ts';
import { quotedPassages } from '../../../shared/domain/quoted-passages.ts';
import { placesOfRedacted, type Redaction } from '../../../shared/domain/redactions.ts';
import { RepeatFinder } from '../../../shared/domain/repeated-words.ts';
import { sentencesOf } from '../../../shared/domain/sentences.ts';
import { type Claim, plainText } from './cite-claims.ts';
import type { Found } from './cite-findings.ts';
import type { CiteGround } from './cite-ground-queries.ts';

/** Gives where a paper repeats what is redacted in its exhibits, and where it cites a place that the reader finds blacked out. */
export function redactionFindings(ground: CiteGround, claims: readonly Claim[]): Found[] {
  const redactions = [...ground.bundle.keys()].flatMap((source) => ground.redactions.get(source) ?? []);
  if (redactions.length === 0) return [];
  const finder = new RepeatFinder(redactions);
  return claims.flatMap((claim) => [...repeated(ground, claim, finder), ...onRedacted(ground, claim)]);
}

function repeated(ground: CiteGround, claim: Claim, finder: RepeatFinder<Redaction>): Found[] {
  const text = plainText(claim.text);
  return finder.in(claim.words === '' ? text : `${text}\n${claim.words}`).map(({ redaction, extent }) => {
    const sentence = sentencesOf(text)
      .map(({ start, end }) => text.slice(start, end))
      .find((each) => finder.in(each).some((repeat) => repeat.redaction === redaction));
    const isQuoted = claim.role === 'quotation' || isInQuotes(claim.text, redaction.words);
    const where = placeWords(ground, redaction);
    const detail =
      extent === 'whole'
        ? `The paper ${isQuoted ? 'quotes' : 'prints'} what is redacted in ${where}.`
        : `These words stand in a passage that is redacted in ${where}. See that they give nothing of it away.`;
    return found(claim, redaction, sentence ?? text, detail, extent === 'whole' ? 'stops' : 'asks');
  });
}

/** What a cite or a quotation says of an excerpt that stands on a redacted place. */
function onRedacted(ground: CiteGround, claim: Claim): Found[] {
  const excerpts = new Set(claim.cites.map(({ target }) => target.replace(/^excerpt\//u, '')));
  return [...excerpts].flatMap((id) => {
    const standing = ground.redactedExcerpts.get(id);
    if (standing === undefined || !ground.bundle.has(standing.excerpt.source)) return [];
    const { excerpt } = standing;
    return standing.redactions.map((redaction): Found => {
      const where = placeWords(ground, redaction);
      const text = plainText(claim.text);
      const quoted = quotedIn(claim, excerpt).find((each) => repeats(each, redaction.words));
      if (quoted !== undefined) {
        const isWhole = claim.role === 'row';
        const detail = `The paper quotes what is redacted in ${where}.`;
        return found(claim, redaction, quoted, detail, isWhole ? 'stops' : 'asks');
      }
      const isGone = excerpt.quote !== '' && foldWords(redaction.words).includes(foldWords(excerpt.quote));
      const detail = isGone
        ? `What is cited here is redacted in ${where}: the reader finds a black box.`
        : `A part of what is cited here is redacted in ${where}.`;
      const pin = pinCite(excerpt, ground.bundle.get(excerpt.source)?.label ?? '');
      return {
        ...found(claim, redaction, text, detail, isGone ? 'asks' : 'notes'),
        target: `excerpt/${excerpt.id}`,
        pin,
      };
    });
  });
}

/** The words that a claim gives as those of an excerpt: all that a live quotation prints, or what stands between quotation marks. */
function quotedIn(claim: Claim, excerpt: ExcerptView): string[] {
  if (claim.role === 'quotation') return [plainText(claim.text)];
  if (claim.role === 'row' && claim.within === null) return [excerpt.quote];
  return quotedPassages(claim.text).map(({ start, end }) => plainText(claim.text.slice(start, end)));
}

const repeats = (text: string, words: string): boolean =>
  /[\p{L}\p{N}]/u.test(words) && placesOfRedacted(text, words).length > 0;

const isInQuotes = (text: string, words: string): boolean =>
  quotedPassages(text).some(({ start, end }) => repeats(text.slice(start, end), words));

function placeWords(ground: CiteGround, { source, page }: Redaction): string {
  return `${ground.bundle.get(source)?.label ?? 'an exhibit'}, page ${page}`;
}

function found(
  { block, within }: Claim,
  { id, source, page }: Redaction,
  text: string,
  detail: string,
  severity: Found['severity'],
): Found {
  return { kind: 'redacted', severity, block, text, detail, within, place: { source, page }, about: id };
}
