import { showControls } from '../../../shared/domain/text-pages.ts';

const longest = 180;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** Gives a name that any file system takes and that cannot lead out of its folder, as near to the given one as can be. */
export function safeFileName(name: string): string {
  const plain = showControls(name)
    .replaceAll(/[/\\:*?"<>|]/gu, '_')
    .replace(/^\.+/u, '_')
    .replace(/[. ]+$/u, '');
  const named = plain === '' || reserved.test(plain) ? `_${plain}` : plain;
  if (Buffer.byteLength(named) <= longest) return named;
  const dot = named.lastIndexOf('.');
  const ending = dot > 0 && named.length - dot <= 12 ? named.slice(dot) : '';
  let stem = named.slice(0, named.length - ending.length);
  while (Buffer.byteLength(stem + ending) > longest) stem = Array.from(stem).slice(0, -1).join('');
  return stem + ending;
}
