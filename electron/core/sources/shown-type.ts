import type { EvidenceObject } from '../../../shared/domain/sources.ts';

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/bmp']);

/**
 * Gives the media type under which the window may load the bytes of an object by its address, or null where it may not. It is
 * what we found in the bytes; never a type that could carry a script.
 */
export function shownType(object: Pick<EvidenceObject, 'format' | 'mime'>): string | null {
  const { format, mime } = object;
  if (format === 'video' || format === 'audio') {
    const isPlain = /^(?:video|audio)\/[a-z0-9][a-z0-9.+-]{0,60}$/.test(mime);
    return isPlain ? mime : format === 'video' ? 'video/mp4' : 'audio/mpeg';
  }
  return pictures.has(mime) ? mime : null;
}
