import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where the hostile files of others lie, beside the project. */
export const corpusPdfs = join(import.meta.dirname, '../../../shared/corpus/pdf');

export const hasLockedCorpus = existsSync(corpusPdfs);

/** PDFs of the corpus that ask for a password, with the one that the public test suites that they come from state. */
export const lockedCorpus: Readonly<Record<string, string>> = {
  'pdfjs/issue15893_reduced.pdf': 'test',
  'pdfjs/issue21579.pdf': 'pässwört',
  'pdfjs/issue3371.pdf': 'ELXRTQWS',
  'pdfjs/issue6010_1.pdf': 'abc',
  'pdfjs/pr6531_2.pdf': 'asdfasdf',
  'qpdf/c-r4.pdf': 'user2',
  'qpdf/c-r5-in.pdf': 'user3',
  'qpdf/enc-R3,V2,U=view,O=view.pdf': 'view',
  'qpdf/enc-XI-R6,V5,U=view,attachments,cleartext-metadata.pdf': 'view',
  'qpdf/enc-XI-long-password.pdf': 'qwertyuiopasdfghjklzxcvbnm'.repeat(4) + 'qwertyuiopasdfghjklzxcv',
};

/** One that neither PDFium nor poppler opens with its right password: its strings are not encrypted as its streams are. */
export const twoFilters = { name: 'pdfjs/bug1782186.pdf', password: 'Hello' };
