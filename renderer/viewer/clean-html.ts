import createPurify from 'dompurify';

const tags = [
  'a',
  'abbr',
  'b',
  'blockquote',
  'br',
  'caption',
  'center',
  'cite',
  'code',
  'col',
  'colgroup',
  'dd',
  'del',
  'div',
  'dl',
  'dt',
  'em',
  'figcaption',
  'figure',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'hr',
  'i',
  'img',
  'ins',
  'kbd',
  'li',
  'ol',
  'p',
  'pre',
  'q',
  's',
  'section',
  'small',
  'span',
  'strike',
  'strong',
  'sub',
  'sup',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'tt',
  'u',
  'ul',
  'header',
  'main',
];
const attributes = ['alt', 'colspan', 'rowspan', 'src', 'title', 'start', 'type', 'dir', 'lang', 'align'];

/** What is left of a mail or a Word file; `release` lets its pictures go. */
export type CleanHtml = { readonly fragment: DocumentFragment; readonly release: () => void };

const ownPicture = /^data:(image\/(?:png|jpeg|gif|bmp|webp));base64,(.*)$/is;

/**
 * Gives the HTML of a mail or a Word file as nodes without scripts, styles, forms, frames, remote pictures or addresses
 * to go to. Only pictures that the file itself carries stay.
 */
export function cleanHtml(html: string): CleanHtml {
  // The policy of the window reports style sheets even where they are only read, so they go before.
  const plain = html.replaceAll(/<style\b[^>]*>[\s\S]*?<\/style\s*>/gi, '');
  const fragment = createPurify(window).sanitize(plain, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOW_UNKNOWN_PROTOCOLS: false,
    RETURN_DOM_FRAGMENT: true,
  });
  const urls: string[] = [];
  for (const image of fragment.querySelectorAll('img')) {
    const url = ownUrl(image.getAttribute('src') ?? '');
    if (url === null) image.replaceWith('[remote picture not shown]');
    else image.src = url;
    if (url !== null) urls.push(url);
  }
  return { fragment, release: () => urls.forEach((url) => URL.revokeObjectURL(url)) };
}

function ownUrl(source: string): string | null {
  const [, type, data] = ownPicture.exec(source) ?? [];
  if (type === undefined || data === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(data.replaceAll(/\s+/g, '')), (char) => char.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], { type }));
  } catch {
    return null;
  }
}
