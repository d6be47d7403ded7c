import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { runTypst } from '../core/briefs/typeset-compiler.ts';
import { run } from './run.ts';
import { runTool } from './setup.ts';
import { wordFile } from './sample-word.ts';

/*
 * Sets those files of the sample that have a page of their own from resources/sample/making. The results are committed:
 * they are the sample's originals, and a user's import reads them as it reads any other file.
 */

const sample = join(import.meta.dirname, '../../resources/sample');
const making = join(sample, 'making');
const files = join(sample, 'files');
/** The only date in the files. */
const madeOn = '2026-03-02';

const papers = [
  ['press-report', 'P1 digest press report.pdf'],
  ['local-reports', 'P6 digest local reports.pdf'],
  ['time-limits', 'Contract time limits.pdf'],
  ['instruction', "Supervisor's instruction.pdf"],
  ['policy', 'Policy placeholder.pdf'],
  ['notice-of-charges', 'Notice of charges.pdf'],
  ['dispatch-log', 'Dispatch log.pdf'],
  ['discipline-matrix', 'Discipline matrix.pdf'],
] as const;
const pictures = [
  ['diagram', 'png', 'Diagram of reported days.png'],
  ['still', 'jpeg', 'Bodycam still.jpg'],
] as const;
const words = [
  ['fox-2', 'P2 digest FOX 2 Detroit.docx'],
  ['training-acknowledgment', 'Training acknowledgment.docx'],
] as const;

async function makeFiles(): Promise<number> {
  const sources = new Map<string, Uint8Array>();
  for (const name of await readdir(making)) sources.set(name, new Uint8Array(await readFile(join(making, name))));
  const work = await mkdtemp(join(tmpdir(), 'loudermill-sample-'));
  try {
    for (const [name, file] of papers) {
      const pdf = join(work, `${name}.pdf`);
      await writeFile(pdf, typeset(sources, name));
      const turn = name === 'dispatch-log' ? ['--rotate=90'] : [];
      await must('qpdf', ['--deterministic-id', ...turn, pdf, join(files, file)]);
    }
    for (const [name, format, file] of pictures) {
      const pdf = join(work, `${name}.pdf`);
      await writeFile(pdf, typeset(sources, name));
      await must('pdftoppm', [`-${format}`, '-r', '110', '-singlefile', pdf, join(files, parse(file).name)]);
    }
    for (const [name, file] of words) {
      await writeFile(join(files, file), wordFile(await readFile(join(making, `${name}.md`), 'utf8')));
    }
  } finally {
    await rm(work, { recursive: true });
  }
  return 0;
}

function typeset(sources: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const result = runTypst({ files: sources, main: `${name}.typ`, date: madeOn });
  if (result.kind === 'missing') throw new Error(`${name}.typ: no glyph for ${[...result.characters].join(' ')}`);
  return result.pdf;
}

async function must(program: string, args: readonly string[]): Promise<void> {
  const { code, stderr } = await run(program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${code}: ${stderr}`);
}

await runTool(makeFiles);
