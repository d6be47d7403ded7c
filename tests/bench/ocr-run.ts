import { readFileSync } from 'node:fs';
import { createOcrThread } from '../../electron/core/sources/ocr/ocr-thread.ts';
import { textOfWords } from '../../shared/domain/ocr.ts';

/** Reads the pages of a scan, so many threads at once, and prints their words in order. */
const [path = '', pages = '1', threads = '1'] = process.argv.slice(2);
const texts: string[] = [];
let next = 1;
await Promise.all(
  Array.from({ length: Number(threads) }, async () => {
    const thread = createOcrThread();
    while (next <= Number(pages)) {
      const page = next++;
      const reading = await thread.read({ object: path, format: 'pdf', page }, () =>
        Promise.resolve(new Uint8Array(readFileSync(path))),
      );
      texts[page - 1] = textOfWords(reading.words);
    }
    await thread.stop();
  }),
);
console.log(texts.join('\n'));
