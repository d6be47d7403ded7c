import { Command } from 'commander';
import { AppError } from '../../shared/errors.ts';
import { getPage, getSource, listPages, listSources } from '../core/sources/sources-queries.ts';
import { printJson, withReadableCase } from './with-case.ts';

export function sourcesCommand(): Command {
  return new Command('sources')
    .description('List the sources of a case.')
    .argument('<folder>', 'folder of the case')
    .option('--json', 'as one JSON array')
    .action(async (folder: string, options: { json?: boolean }) => {
      const sources = await withReadableCase(folder, listSources);
      if (options.json === true) return printJson(sources);
      for (const s of sources) console.log(`${s.id}  ${s.label ?? '-'}  ${s.kind}  ${s.pages} pages  ${s.title}`);
    });
}

export function textCommand(): Command {
  return new Command('text')
    .description('Print the text of a source, pages parted by form feeds.')
    .argument('<folder>', 'folder of the case')
    .argument('<source>', 'id of the source')
    .option('--page <n>', 'one page, from 1', wholeNumber)
    .action(async (folder: string, id: string, options: { page?: number }) => {
      await withReadableCase(folder, (opened) => {
        const source = getSource(opened, id);
        if (options.page === undefined) {
          const pages = listPages(opened, source.object, 1, source.pages);
          process.stdout.write(`${pages.map((page) => page.text).join('\n\f')}\n`);
          return;
        }
        const page = getPage(opened, source.object, options.page);
        if (page === undefined) throw new AppError('not-found', `this source has ${source.pages} pages`);
        process.stdout.write(`${page.text}\n`);
      });
    });
}

/** Parses a whole number from 1; throws `invalid-input`. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < 1) throw new AppError('invalid-input', `${text} is not a whole number from 1`);
  return value;
}
