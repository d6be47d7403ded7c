import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder } from './case-builder.ts';

/** Why PDFs cannot be read back by another program here, or null where they can. */
export const noPdfTools: string | null = ['qpdf', 'pdftotext'].every(
  (tool) => spawnSync(tool, ['--version']).error === undefined,
)
  ? null
  : 'qpdf and pdftotext are not installed (apt-get install qpdf poppler-utils)';
if (noPdfTools !== null) console.log(`reading PDFs back by another program is left out: ${noPdfTools}`);

/** Gives the text of each page, by pdftotext. */
export function pdfPages(pdf: Uint8Array): string[] {
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, maxBuffer: 1e9, encoding: 'utf8' });
  return text.split('\f').slice(0, -1);
}

/** Gives the whole file with its streams unpacked, by qpdf, which also checks it. Throws where qpdf finds a fault. */
export function pdfUnpacked(pdf: Uint8Array): Buffer {
  const path = join(tempFolder(), 'in.pdf');
  writeFileSync(path, pdf);
  execFileSync('qpdf', ['--check', path]);
  return execFileSync('qpdf', ['--qdf', '--object-streams=disable', path, '-'], { maxBuffer: 1e9 });
}

/** Tells in which forms a word stands in a file: UTF-8, UTF-16 either way, hexadecimal, base64. */
export function standsIn(bytes: Uint8Array, word: string): boolean {
  const hay = Buffer.from(bytes);
  const utf16 = Buffer.from(word, 'utf16le');
  const forms = [Buffer.from(word), utf16, Buffer.from(utf16).swap16()];
  const texts = forms.flatMap((form) => [
    form,
    Buffer.from(form.toString('hex')),
    Buffer.from(form.toString('hex').toUpperCase()),
  ]);
  return texts.some((form) => hay.includes(form));
}
