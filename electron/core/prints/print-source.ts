import { barsOf, barTitles, productionLegend } from '../../../shared/domain/productions.ts';
import { AppError } from '../../../shared/errors.ts';
import { exhibitForm, formBytes, type SlipWords } from '../briefs/exhibit-form.ts';
import { createProducer } from '../bundle/run-produce.ts';
import { caseInfo } from '../case-file/case-commands.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { paperOf } from '../productions/production-papers.ts';
import { exhibitRedaction, namedWithoutRedacted } from '../redactions/redacted-exhibits.ts';
import { redactionsOfSource } from '../redactions/redactions-queries.ts';
import { getSource } from '../sources/sources-queries.ts';
import type { MadePrint, PrintTools } from './made-print.ts';

const slip: SlipWords = {
  what: 'This is a file that cannot be printed here.',
  original: 'The original file is kept in the case. Its SHA-256 hash is',
  stills: true,
};

/**
 * Makes the pages of a source: a copy from which scripts and, with `redacted`, what is marked is removed and proved gone. What may
 * be kept back is marked so on each sheet. Throws `check-failed` where a redaction is not gone, `unreadable-file`, `cancelled`.
 */
export async function printSource(
  opened: ReadableCase,
  request: { readonly source: string; readonly redacted: boolean; readonly date: string },
  tools: PrintTools,
): Promise<MadePrint> {
  const received = getSource(opened, request.source);
  const redactions = redactionsOfSource(opened, received.id);
  const isShown = redactions.length > 0 && !request.redacted;
  const source = isShown ? received : namedWithoutRedacted(received, redactions);
  const form = exhibitForm(source);
  const producer = createProducer(tools.signal);
  try {
    const bytes = await formBytes(opened, tools, form, slip, isShown ? 'shown' : 'applied');
    const plan = {
      id: source.id,
      label: source.title,
      pages: form.pages,
      kind: form.kind === 'image' ? ('image' as const) : ('pdf' as const),
      batesNumbers: [],
      legend: productionLegend(source.confidentiality),
      paper: paperOf(opened),
      redaction: isShown ? null : exhibitRedaction(redactions, form),
      date: request.date,
    };
    const made = await producer.make(plan, bytes);
    if (made.faults.length > 0) throw faulty(made.faults);
    const label = source.label === null ? '' : `${source.label}, `;
    return {
      pdf: made.pdf,
      pages: form.pages,
      title: `${label}${source.title}`,
      label: isShown ? 'print source without its redactions' : 'print source',
      head: `${caseInfo(opened).title}: ${label}${source.title}`,
      marks: [...barsOf(source).map((bar) => barTitles[bar]), ...(isShown ? ['Unredacted'] : [])],
      notes: [
        ...made.warnings.map(({ detail }) => detail),
        ...(form.kind === 'slip-sheet' ? ['It cannot be printed; a sheet that says what it is stands for it.'] : []),
      ],
      gate: { kind: 'none' },
      sources: [{ source: source.id, from: null, to: null }],
      bates: [],
      sha256: made.sha256,
    };
  } finally {
    await producer.close();
  }
}

function faulty(faults: readonly string[]): AppError {
  return new AppError('check-failed', `nothing can be printed: ${faults.join('; ')}`, {
    data: { checks: ['printed-file'], lines: [...faults], reason: 'not-printed' },
  });
}
