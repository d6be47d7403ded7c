import { decodeEntities, scanHtml } from './html-scan.ts';

/** Elements that fetch, run or submit: left out together with what they hold as raw text. */
const dropped = new Set(
  'script noscript iframe frame frameset object embed applet link meta base form input button select textarea video audio source track portal svg math template noembed noframes xmp title'.split(
    ' ',
  ),
);
/** Attributes that the browser follows on its own, or that send something. */
const fetching = new Set(
  'src srcset background poster data action formaction ping lowsrc dynsrc longdesc cite manifest codebase classid archive usemap profile imagesrcset xlink:href icon'.split(
    ' ',
  ),
);

/**
 * Gives HTML without anything that could reach beyond itself: no remote address, script or frame. `images` gives the
 * data: URL for each Content-ID. Not a sanitizer: the viewer sanitizes and runs under its own policy besides.
 */
export function dropRemote(html: string, images: ReadonlyMap<string, string>): string {
  const out: string[] = [];
  let styleOpen = false;
  for (const token of scanHtml(html)) {
    if (token.kind === 'text') {
      out.push(escapeHtml(decodeEntities(token.text)));
    } else if (token.kind === 'raw') {
      if (styleOpen) out.push(localStyle(token.text).replaceAll('<', ''));
    } else if (!dropped.has(token.name) && /^[a-z][a-z0-9:-]*$/u.test(token.name)) {
      styleOpen = token.name === 'style' && !token.closing;
      out.push(token.closing ? `</${token.name}>` : `<${token.name}${attributesOf(token.attributes, images)}>`);
    } else {
      styleOpen = false;
    }
  }
  return out.join('');
}

function attributesOf(attributes: ReadonlyMap<string, string>, images: ReadonlyMap<string, string>): string {
  let text = '';
  for (const [name, value] of attributes) {
    if (!/^[a-z][a-z0-9:_-]*$/u.test(name) || name.startsWith('on')) continue;
    const kept = keptValue(name, value, images);
    if (kept !== null) text += ` ${name}="${escapeHtml(kept)}"`;
  }
  return text;
}

function keptValue(name: string, value: string, images: ReadonlyMap<string, string>): string | null {
  if (name === 'src') {
    if (/^data:image\/(?:png|jpeg|gif|webp|bmp);base64,/iu.test(value)) return value;
    return /^cid:/iu.test(value) ? (images.get(decodeCid(value.slice(4))) ?? null) : null;
  }
  if (fetching.has(name)) return null;
  if (name === 'href') return value.startsWith('#') ? value : null;
  return name === 'style' ? localStyle(value) : value;
}

function decodeCid(cid: string): string {
  try {
    return decodeURIComponent(cid);
  } catch {
    return cid;
  }
}

/** Styles without what fetches: a style that escapes or names an address in any way goes as a whole. */
function localStyle(style: string): string {
  return /\\|@import|@font-face|url\s*\(|image\s*\(|image-set|expression|src\s*\(|:\/\//iu.test(
    style.replace(/\/\*.*?\*\//gsu, ''),
  )
    ? ''
    : style;
}

/** Gives text as HTML text or attribute value. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
