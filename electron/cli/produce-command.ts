import { Command } from 'commander';
import { AppError } from '../../shared/errors.ts';
import { barsOf, type ProductionDecision } from '../../shared/domain/productions.ts';
import type { ReadableCase } from '../core/case-file/open-case.ts';
import { exportProduction } from '../core/productions/production-export.ts';
import { createProduction, removeProduction } from '../core/productions/productions-commands.ts';
import { listProductions, redList } from '../core/productions/productions-queries.ts';
import { loadResources } from '../core/resources.ts';
import { getSource } from '../core/sources/sources-queries.ts';
import { openLocked, passwordsOption } from './passwords.ts';
import { printJson, resourcesFolder, withReadableCase, withTools, withWritableCase } from './with-case.ts';

export function productionsCommand(): Command {
  return new Command('productions')
    .description('List what was produced and received, and what the other side was never given.')
    .argument('<folder>', 'folder of the case')
    .option('--json', 'as JSON: {productions, neverProduced}')
    .action(async (folder: string, options: { json?: boolean }) => {
      const { productions, neverProduced } = await withReadableCase(folder, (opened) => ({
        productions: listProductions(opened),
        neverProduced: redList(opened),
      }));
      if (options.json === true) return printJson({ productions, neverProduced });
      for (const p of productions) {
        const stand = p.direction === 'received' ? 'received' : p.servedAt === null ? 'being prepared' : 'produced';
        console.log(
          `${p.date}  ${stand}  ${p.party || '-'}  ${p.sources} ${p.sources === 1 ? 'source' : 'sources'}, ${p.withheld} withheld  ${p.id}`,
        );
      }
      for (const row of neverProduced) console.log(`never produced: ${row.label ?? row.id}  ${row.title}`);
    });
}

type Options = {
  to: string;
  out: string;
  means: string;
  title: string;
  date?: string;
  numbers: boolean;
  natives?: boolean;
  withhold?: boolean;
  override: readonly string[];
  passwords?: string;
  json?: boolean;
};

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export function produceCommand(): Command {
  return new Command('produce')
    .description('Produce sources: numbered PDFs, index and cover letter in a new folder. The list is then closed.')
    .argument('<folder>', 'folder of the case')
    .argument('<source...>', 'ids of the sources, in order')
    .requiredOption('--to <party>', 'to whom they go')
    .requiredOption('--out <dir>', 'new or empty folder to write to')
    .option('--means <means>', 'by hand, by mail, by e-mail', '')
    .option('--title <title>', 'title of the production', '')
    .option('--date <day>', 'day of the production, YYYY-MM-DD; else today')
    .option('--no-numbers', 'without Bates numbers')
    .option('--natives', 'enclose the originals of files that cannot be printed')
    .option('--withhold', 'withhold what is privileged, compelled or protected')
    .option('--override <source=reason>', 'produce such a source all the same; the reason goes to the log', collect, [])
    .addOption(passwordsOption())
    .option('--json', 'as JSON: {out, production, files, bytes, sha256, warnings}')
    .action(async (folder: string, sources: string[], options: Options) => {
      const resources = await loadResources(resourcesFolder);
      await withWritableCase(folder, (opened) =>
        withTools(async ({ pool, typesetter }) => {
          await openLocked(opened, pool, options.passwords, sources);
          const decisions = decisionsOf(opened, sources, options);
          const { to: party, means, title } = options;
          const given = { direction: 'given', party, means, title, date: options.date } as const;
          const { id } = createProduction(opened, given, sources);
          const request = {
            production: id,
            numbers: options.numbers,
            natives: options.natives === true,
            decisions,
            folder: options.out,
          };
          try {
            const made = await exportProduction(opened, request, { templates: resources.templates, typesetter });
            const { files, bytes, sha256 } = made.export;
            if (options.json === true) {
              return printJson({ out: options.out, production: id, files, bytes, sha256, warnings: made.warnings });
            }
            console.log(`${options.out}: ${files} files, SHA-256 of index.csv ${sha256}`);
            for (const warning of made.warnings) console.log(`note    ${warning}`);
          } catch (cause) {
            removeProduction(opened, id);
            throw cause;
          }
        }),
      );
    });
}

/** Gives what was said of each source that may be withheld; one of which nothing was said has no decision, and fails the export. */
function decisionsOf(opened: ReadableCase, sources: readonly string[], options: Options): ProductionDecision[] {
  const reasons = new Map(
    options.override.map((text): [string, string] => {
      const at = text.indexOf('=');
      if (at < 1 || text.slice(at + 1).trim() === '')
        throw new AppError('invalid-input', `${text} is not source=reason`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
  return sources.flatMap((source): ProductionDecision[] => {
    const reason = reasons.get(source);
    if (barsOf(getSource(opened, source)).length === 0) return [];
    if (reason !== undefined) return [{ source, produce: true, reason }];
    return options.withhold === true ? [{ source, produce: false, reason: '' }] : [];
  });
}
