/** A piece of HTML. `raw` is the content of an element whose content is not markup (script, style, title, textarea). */
export type HtmlToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'raw'; readonly name: string; readonly text: string }
  | {
      readonly kind: 'tag';
      readonly name: string;
      readonly closing: boolean;
      readonly attributes: ReadonlyMap<string, string>;
    };

const rawElements = new Set([
  'script',
  'style',
  'title',
  'textarea',
  'xmp',
  'noscript',
  'iframe',
  'noembed',
  'noframes',
]);

/** Gives the tokens of HTML in order, in one pass that hostile markup cannot slow down; comments are left out. */
export function* scanHtml(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    if (open > at) yield { kind: 'text', text: html.slice(at, open) };
    const next = html.charAt(open + 1);
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 4);
    } else if (next === '!' || next === '?') {
      at = after(html, '>', open);
    } else if (/[a-z]/iu.test(next) || (next === '/' && /[a-z]/iu.test(html.charAt(open + 2)))) {
      const tag = scanTag(html, open);
      yield tag.token;
      at = tag.end;
      if (!tag.token.closing && rawElements.has(tag.token.name)) {
        const end = endOfRaw(html, tag.token.name, at);
        yield { kind: 'raw', name: tag.token.name, text: html.slice(at, end) };
        at = end;
      }
    } else {
      yield { kind: 'text', text: '<' };
      at = open + 1;
    }
  }
  if (at < html.length) yield { kind: 'text', text: html.slice(at) };
}

function after(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

function endOfRaw(html: string, name: string, from: number): number {
  const close = new RegExp(`</${name}[\\s/>]`, 'giu');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
}

type Tag = Extract<HtmlToken, { kind: 'tag' }>;

const attribute = /[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/uy;

function scanTag(html: string, open: number): { token: Tag; end: number } {
  const closing = html.charAt(open + 1) === '/';
  const nameStart = open + (closing ? 2 : 1);
  let at = nameStart;
  while (at < html.length && !/[\s/>]/u.test(html.charAt(at))) at += 1;
  const name = html.slice(nameStart, at).toLowerCase();
  const attributes = new Map<string, string>();
  for (;;) {
    attribute.lastIndex = at;
    const match = attribute.exec(html);
    if (match === null) break;
    const key = (match[1] ?? '').toLowerCase();
    if (!attributes.has(key)) attributes.set(key, decodeEntities(match[2] ?? match[3] ?? match[4] ?? ''));
    at = attribute.lastIndex;
  }
  return { token: { kind: 'tag', name, closing, attributes }, end: after(html, '>', at) };
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  trade: '™',
  sect: '§',
  para: '¶',
  middot: '·',
  bull: '•',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  deg: '°',
  plusmn: '±',
  frac12: '½',
  frac14: '¼',
  times: '×',
  euro: '€',
  pound: '£',
  cent: '¢',
  yen: '¥',
  agrave: 'à',
  aacute: 'á',
  acirc: 'â',
  auml: 'ä',
  aring: 'å',
  ccedil: 'ç',
  egrave: 'è',
  eacute: 'é',
  ecirc: 'ê',
  euml: 'ë',
  iacute: 'í',
  icirc: 'î',
  ntilde: 'ñ',
  oacute: 'ó',
  ocirc: 'ô',
  ouml: 'ö',
  oslash: 'ø',
  szlig: 'ß',
  uacute: 'ú',
  ucirc: 'û',
  uuml: 'ü',
  shy: '\u00ad',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  zwnj: '\u200c',
  zwj: '\u200d',
};

/** Gives text with its character references resolved; an unknown name stays as it stands. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,7}));?/giu, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named[name] ?? named[name.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}
