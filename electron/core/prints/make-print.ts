import type { Printable } from '../../../shared/domain/prints.ts';
import { found } from '../../../shared/assert.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableCase } from '../case-file/open-case.ts';
import { custodyRecord } from '../custody/custody-record.ts';
import { rowById } from '../journal/read.ts';
import { previewPaper } from '../productions/preview-paper.ts';
import { listObservations } from '../sources/observations-queries.ts';
import { logPaper } from '../sources/observations-print.ts';
import { getSource } from '../sources/sources-queries.ts';
import { plain, type MadePrint, type PrintTools } from './made-print.ts';
import { printList, printPaper } from './print-paper.ts';
import { printSource } from './print-source.ts';

/** Makes the pages of whatever is to be printed; `date` is the day on papers that bear one. Throws as its maker does, `not-found`, `cancelled`. */
export async function makePrint(
  opened: ReadableCase,
  request: { readonly what: Printable; readonly date: string },
  tools: PrintTools,
): Promise<MadePrint> {
  const { what, date } = request;
  switch (what.kind) {
    case 'paper':
      return await printPaper(opened, { ...what, date }, tools);
    case 'list':
      return await printList(opened, { ...what, date }, tools);
    case 'source':
      return await printSource(opened, { ...what, date }, tools);
    case 'observations':
      return await printObservations(opened, { ...what, date }, tools);
    case 'production': {
      const { production, paper } = what;
      const made = await previewPaper(opened, { production, paper, numbers: true }, tools);
      const row = found(rowById(opened, 'production', production), 'this production');
      const title = paper === 'index' ? 'Index of production' : 'Cover letter';
      const label = paper === 'index' ? 'print index of production' : 'print cover letter';
      return { ...plain, ...made, title: `${title}${row.title === '' ? '' : `: ${row.title}`}`, label, ...whole([]) };
    }
    case 'custody': {
      const data = custodyRecord(opened, what.sources, date);
      const made = await tools.typesetter.paper(data, optionsOf('custody-record', date, tools), tools.signal);
      return { ...plain, ...made, title: data.title, label: 'print custody record', ...whole(what.sources ?? []) };
    }
    case 'custody-log':
      return { ...plain, pdf: null, pages: 0, title: 'Custody log', label: 'print custody log', ...whole([]) };
    case 'window':
      return {
        ...plain,
        pdf: null,
        pages: 0,
        title: what.screen,
        label: `print screen: ${what.screen}`,
        marks: ['Screen print, not for service'],
        ...whole([]),
      };
  }
}

async function printObservations(
  opened: ReadableCase,
  request: { readonly source: string; readonly date: string },
  tools: PrintTools,
): Promise<MadePrint> {
  const source = getSource(opened, request.source);
  const log = listObservations(opened, source.id);
  if (log.length === 0) {
    throw new AppError('invalid-input', 'there is no observation to print', { data: { field: 'source' } });
  }
  const data = logPaper(opened, source, log, request.date);
  const options = optionsOf('observation-log', request.date, tools);
  const made = await tools.typesetter.paper(data, options, tools.signal);
  return { ...plain, ...made, title: data.title, label: 'print observation log', ...whole([source.id]) };
}

const optionsOf = (template: string, date: string, tools: PrintTools) => ({
  templatesDir: tools.templates,
  template,
  date,
});

const whole = (sources: readonly string[]) => ({
  sources: sources.map((source) => ({ source, from: null, to: null })),
  sha256: null,
});
