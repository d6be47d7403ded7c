import { Command } from 'commander';
import { retryFailedPages } from '../core/sources/ocr/ocr-commands.ts';
import { ocrLanes } from '../core/sources/ocr/ocr-lanes.ts';
import { ocrOfSource } from '../core/sources/ocr/ocr-queries.ts';
import { createOcrQueue } from '../core/sources/ocr/ocr-queue.ts';
import { listSources } from '../core/sources/sources-queries.ts';
import { exitCodes } from './exit-codes.ts';
import { printJson, withWritableCase } from './with-case.ts';

type Options = { retry?: boolean; json?: boolean };

export function ocrCommand(): Command {
  return new Command('ocr')
    .description(
      'Read scanned pages: those of PDFs and pictures that have no text of their own. Ctrl-C keeps what was read.',
    )
    .argument('<folder>', 'folder of the case')
    .option('--retry', 'also the pages that could not be read before')
    .option('--json', 'one JSON line for each source that was read')
    .action(async (folder: string, options: Options) => {
      await withWritableCase(folder, async (opened) => {
        const sources = listSources(opened);
        if (options.retry === true) for (const { id } of sources) retryFailedPages(opened, id);
        const isTerminal = process.stderr.isTTY;
        const queue = createOcrQueue(opened, {
          isAsked: true,
          lanes: () => ocrLanes(false),
          onState: ({ done, total }) => {
            if (isTerminal) process.stderr.write(`\rread ${done} of ${total} pages `);
          },
        });
        let isStopped = false;
        const stop = () => {
          isStopped = true;
          void queue.close();
        };
        process.once('SIGINT', stop);
        const before = new Map(sources.map((source) => [source.id, ocrOfSource(opened, source.id)]));
        try {
          queue.wake();
          await queue.idle();
        } finally {
          process.off('SIGINT', stop);
          await queue.close();
          if (isTerminal) process.stderr.write('\n');
        }
        let failed = 0;
        for (const { id, title } of sources) {
          const now = ocrOfSource(opened, id);
          const was = before.get(id);
          failed += now.failed.length;
          if (now.read === was?.read && now.failed.length === was.failed.length && now.wordless === was.wordless)
            continue;
          if (options.json === true) printJson({ source: id, title, ...now });
          else console.log(line(title, now));
        }
        if (isStopped && options.json !== true) console.log('stopped, what was read is kept');
        if (failed > 0) process.exitCode = exitCodes.checkFailed;
      });
    });
}

function line(title: string, now: ReturnType<typeof ocrOfSource>): string {
  const parts = [
    `${now.read} ${now.read === 1 ? 'page' : 'pages'} read${now.sureness === null ? '' : `, ${Math.round(now.sureness)} % sure`}`,
    ...(now.wordless === 0 ? [] : [`${now.wordless} without words`]),
    ...now.failed.map(({ page, reason }) => `page ${page} not read: ${reason}`),
    ...(now.waiting === 0 ? [] : [`${now.waiting} still to read`]),
  ];
  return `${title}: ${parts.join('; ')}`;
}
