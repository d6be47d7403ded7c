/** HTML of a clipboard made plain for the editor, and whether it held pictures, which a paper does not take. */
export type Pasted = { readonly html: string; readonly hadPictures: boolean };

/**
 * Gives pasted HTML with what Word says in its own way said plainly: its lists as lists, its footnotes as footnotes where they are
 * called. Pictures, hidden words and everything that is no text go. Nothing in it is run or loaded: it is read as a document apart.
 */
export function plainPaste(html: string): Pasted {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const pictures = page.querySelectorAll('img, picture, svg, object, embed, video, canvas');
  const gone = [...pictures, ...page.querySelectorAll('script, style, meta, link, title, iframe, template, xml')];
  for (const element of gone) element.remove();
  for (const element of page.querySelectorAll('[style]')) {
    if (/mso-hide\s*:\s*all|display\s*:\s*none/iu.test(styleOf(element))) element.remove();
  }
  takeFootnotes(page);
  takeLists(page);
  return { html: page.body.innerHTML, hadPictures: pictures.length > 0 };
}

const styleOf = (element: Element): string => element.getAttribute('style') ?? '';

/** Word keeps the words of a note in a part at the end, and calls it by a link. */
function takeFootnotes(page: Document): void {
  for (const call of page.querySelectorAll('a[href^="#_ftn"], a[href^="#_edn"]')) {
    const name = call.getAttribute('href')?.slice(2) ?? '';
    if (/ref\d/u.test(name)) continue;
    const words = page.getElementById(name);
    if (words === null) continue;
    for (const back of words.querySelectorAll('a[href*="ref"]')) back.remove();
    const note = page.createElement('span');
    note.setAttribute('data-footnote', '');
    note.textContent = (words.textContent ?? '').replaceAll(/\s+/gu, ' ').trim();
    call.replaceWith(note);
    words.remove();
  }
  for (const list of page.querySelectorAll('[style*="mso-element"]')) {
    if (/mso-element\s*:\s*(?:footnote|endnote)-list/iu.test(styleOf(list))) list.remove();
  }
}

/** Word writes an item of a list as a paragraph that begins with its sign, `mso-list:l0 level1 lfo1`. */
function takeLists(page: Document): void {
  let open: { readonly list: Element; readonly level: number }[] = [];
  let last: Element | null = null;
  for (const item of page.querySelectorAll('p[style*="mso-list"]')) {
    const level = Number(/mso-list\s*:[^;]*level(\d)/iu.exec(styleOf(item))?.[1] ?? 0);
    if (level === 0) continue;
    const sign = [...item.querySelectorAll('span')].find((span) => /mso-list\s*:\s*ignore/iu.test(styleOf(span)));
    const isOrdered = /[0-9a-z]/iu.test((sign?.textContent ?? '').replace(/^\s*o\s*$/u, ''));
    sign?.remove();
    if (last === null || item.previousElementSibling !== last) open = [];
    open = open.filter((one) => one.level <= level);
    let under = open.at(-1);
    if (under === undefined || under.level < level) {
      const list = page.createElement(isOrdered ? 'ol' : 'ul');
      if (under === undefined) item.before(list);
      else (under.list.lastElementChild ?? under.list).append(list);
      under = { list, level };
      open.push(under);
    }
    const entry = page.createElement('li');
    const words = page.createElement('p');
    words.append(...item.childNodes);
    entry.append(words);
    under.list.append(entry);
    item.remove();
    last = open[0]?.list ?? null;
  }
}
