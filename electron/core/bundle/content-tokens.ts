import { createHash } from 'node:crypto';

/** A page's operators: a digest that tells nothing of how they were spaced and spelled, and the names that they use. */
export type ContentDigest = { readonly digest: string; readonly names: ReadonlySet<string> };

/** Kinds of character (ISO 32000-1, 7.2.2): 0 regular, 1 white, 2 delimiter. */
const kinds = new Uint8Array(256);
for (const char of '\0\t\n\f\r ') kinds[char.charCodeAt(0)] = 1;
for (const char of '()<>[]{}/%') kinds[char.charCodeAt(0)] = 2;

const enough = 64 * 1024;

/**
 * Digests a content stream by its tokens, so that a program which only spaces or spells it anew does not change the digest:
 * strings by their bytes, names unescaped, comments left out, the data of pictures as they are.
 */
export function digestContent(text: string): ContentDigest {
  const hash = createHash('sha256');
  const names = new Set<string>();
  let held = '';
  const put = (token: string) => {
    held += `${token} `;
    if (held.length < enough) return;
    hash.update(held, 'latin1');
    held = '';
  };
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (kinds[code] === 1) at += 1;
    else if (code === 0x25) at = lineEnd(text, at);
    else if (code === 0x28) {
      const end = literalEnd(text, at);
      put(`<${hexOf(plainLiteral(text.slice(at + 1, end - 1)))}>`);
      at = end;
    } else if (code === 0x3c && text.charCodeAt(at + 1) !== 0x3c) {
      const end = text.indexOf('>', at);
      const digits = text.slice(at + 1, end < 0 ? text.length : end).replace(/[^0-9A-Fa-f]/gu, '');
      put(`<${(digits.length % 2 === 0 ? digits : `${digits}0`).toLowerCase()}>`);
      at = end < 0 ? text.length : end + 1;
    } else if (code === 0x2f) {
      const end = regularEnd(text, at + 1);
      const name = unescaped(text.slice(at + 1, end));
      names.add(name);
      put(`/${name}`);
      at = end;
    } else if (kinds[code] === 2) {
      const double = (code === 0x3c || code === 0x3e) && text.charCodeAt(at + 1) === code;
      put(text.slice(at, at + (double ? 2 : 1)));
      at += double ? 2 : 1;
    } else {
      const end = regularEnd(text, at);
      const word = text.slice(at, end);
      put(word);
      at = end;
      if (word === 'ID') {
        const stop = pictureEnd(text, at);
        put(text.slice(at, stop).trim());
        at = stop;
      }
    }
  }
  hash.update(held, 'latin1');
  return { digest: hash.digest('hex'), names };
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at += 1;
  return at;
}

function regularEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && kinds[text.charCodeAt(at) & 255] === 0) at += 1;
  return at;
}

/** Gives where a literal string ends, its bracket included. */
function literalEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at += 1;
    else if (code === 0x28) depth += 1;
    else if (code === 0x29 && --depth === 0) return at + 1;
  }
  return text.length;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Gives the bytes that a literal string stands for (ISO 32000-1, 7.3.4.2). */
function plainLiteral(text: string): string {
  return text.replace(/\\([0-7]{1,3}|\r\n|[^])|\r\n?/gu, (all, escaped: string | undefined) => {
    if (escaped === undefined) return '\n';
    if (/^[0-7]/u.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8) & 0xff);
    if (escaped[0] === '\r' || escaped[0] === '\n') return '';
    return escapes[escaped] ?? all.slice(1);
  });
}

const hexOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('hex');

const unescaped = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** Gives where the data of a picture within the content end: before an EI that stands alone. */
function pictureEnd(text: string, from: number): number {
  const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/gu;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}
