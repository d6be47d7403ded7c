import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Found = { readonly links: number; readonly bookmarks: number; readonly faults: readonly string[] };

type Outline = {
  readonly title: string;
  readonly dest: unknown;
  readonly url: unknown;
  readonly items: readonly Outline[];
};

/** Reads all links and bookmarks of a bundle with pdf.js, and tells of each that acts, leads nowhere, or leads out of its exhibit. */
export async function readLinks(path: string, exhibitOf: (page: number) => string | null): Promise<Found> {
  const task = getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 });
  const file = await task.promise;
  const faults: string[] = [];
  const pageOf = async (dest: unknown): Promise<number | null> => {
    const place: unknown = typeof dest === 'string' ? await file.getDestination(dest) : dest;
    if (!Array.isArray(place)) return null;
    try {
      return typeof place[0] === 'number' ? place[0] + 1 : (await file.getPageIndex(place[0])) + 1;
    } catch {
      return null;
    }
  };
  let links = 0;
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number);
    for (const annotation of await page.getAnnotations()) {
      const { subtype, dest, url, unsafeUrl, action, attachment, actions } = annotation;
      if (subtype !== 'Link') faults.push(`page ${number} has a ${subtype}`);
      if (url ?? unsafeUrl ?? action ?? attachment ?? actions) faults.push(`a link on page ${number} acts`);
      links += 1;
      const to = await pageOf(dest);
      if (to === null) faults.push(`a link on page ${number} leads nowhere`);
      else if (exhibitOf(number) !== null && exhibitOf(number) !== exhibitOf(to)) {
        faults.push(`a link on page ${number} leads to page ${to}`);
      }
    }
    page.cleanup();
  }
  let bookmarks = 0;
  const walk = async (items: readonly Outline[]): Promise<void> => {
    for (const { title, dest, url, items: below } of items) {
      bookmarks += 1;
      if (url) faults.push(`the bookmark ${title} opens an address`);
      if ((dest === null && below.length === 0) || (dest !== null && (await pageOf(dest)) === null)) {
        faults.push(`the bookmark ${title} leads nowhere`);
      }
      await walk(below);
    }
  };
  await walk((await file.getOutline()) ?? []);
  for (const name of Object.keys((await file.getDestinations()) ?? {})) {
    if ((await pageOf(name)) === null) faults.push(`the place ${name} is on no page`);
  }
  if ((await file.getAttachments()) !== null) faults.push('something is attached');
  if ((await file.getFieldObjects()) !== null) faults.push('there are form fields');
  if ((await file.getJSActions()) !== null) faults.push('there are scripts');
  await task.destroy();
  return { links, bookmarks, faults };
}
