import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { AppError } from '../../../shared/errors.ts';

/**
 * Encrypted evidence object, after Tink's AES-GCM-HKDF streaming construction: a header (its length, salt, nonce prefix), then
 * segments of 1 MiB under a key of the object's own. The nonce binds the segment's place and whether it is the last, so that
 * segments cannot be moved, dropped or cut off unseen.
 */
export const segmentBytes = 1_048_576;
export const tagBytes = 16;
export const saltBytes = 32;
export const prefixBytes = 7;
export const headerBytes = 1 + saltBytes + prefixBytes;

const purpose = 'loudermill evidence object v1';

/** Gives the key of one object from the case's key for objects and the salt in its header. */
export function objectKey(objectsKey: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', objectsKey, salt, purpose, 32));
}

export function encodeHeader(salt: Uint8Array, prefix: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(headerBytes), salt, prefix]);
}

/** Reads a header. Throws `corrupt-case`. */
export function decodeHeader(header: Uint8Array): { salt: Uint8Array; prefix: Uint8Array } {
  if (header.length < headerBytes || header[0] !== headerBytes) throw damagedObject('its header is damaged');
  return { salt: header.subarray(1, 1 + saltBytes), prefix: header.subarray(1 + saltBytes, headerBytes) };
}

function nonceOf(prefix: Uint8Array, segment: number, last: boolean): Uint8Array {
  const nonce = Buffer.alloc(12);
  nonce.set(prefix, 0);
  nonce.writeUInt32BE(segment, prefixBytes);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

/** Subtle: what comes out of a cipher in one piece of a megabyte is fresh memory each time, and costs as much as the cipher. */
const stepBytes = 65_536;

/** Encrypts a segment into `sealed`, which must be as long as the segment and its tag. */
export function sealSegment(
  key: Uint8Array,
  prefix: Uint8Array,
  segment: number,
  last: boolean,
  plain: Uint8Array,
  sealed: Uint8Array,
): void {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, segment, last));
  for (let at = 0; at < plain.length; at += stepBytes)
    sealed.set(cipher.update(plain.subarray(at, at + stepBytes)), at);
  cipher.final();
  sealed.set(cipher.getAuthTag(), plain.length);
}

/** Opens a segment and throws `corrupt-case` when what is in it is not `plain`. */
export function checkSegment(
  key: Uint8Array,
  prefix: Uint8Array,
  segment: number,
  last: boolean,
  sealed: Uint8Array,
  plain: Uint8Array,
): void {
  let same = sealed.length === plain.length + tagBytes;
  openPieces(key, prefix, segment, last, sealed, (piece, at) => {
    same &&= Buffer.compare(piece, plain.subarray(at, at + piece.length)) === 0;
  });
  if (!same) throw damagedObject('what was read back is not what was written');
}

/**
 * Opens a segment piece by piece. Throws `corrupt-case` when a bit of it, its place, or the end of the object is not as it was
 * written. Subtle: no piece may be used before this has returned, because only then is it known to be whole.
 */
export function openPieces(
  key: Uint8Array,
  prefix: Uint8Array,
  segment: number,
  last: boolean,
  sealed: Uint8Array,
  onPiece: (piece: Uint8Array, at: number) => void,
): void {
  if (sealed.length < tagBytes) throw damagedObject('it has been cut off');
  const end = sealed.length - tagBytes;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, segment, last), { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(end));
  try {
    for (let at = 0; at < end; at += stepBytes) {
      onPiece(decipher.update(sealed.subarray(at, Math.min(end, at + stepBytes))), at);
    }
    decipher.final();
  } catch (cause) {
    throw damagedObject(`segment ${segment} is not as it was written`, cause);
  }
}

/** Gives the length of the content of an object from the length of its file. Throws `corrupt-case` for an impossible one. */
export function plainLength(fileBytes: number): number {
  const sealed = fileBytes - headerBytes;
  if (sealed < tagBytes) throw damagedObject('it has been cut off');
  const segments = Math.ceil(sealed / (segmentBytes + tagBytes));
  const plain = sealed - segments * tagBytes;
  if (plain < 0) throw damagedObject('it has been cut off');
  return plain;
}

export function damagedObject(what: string, cause?: unknown): AppError {
  return new AppError('corrupt-case', `an evidence object is damaged: ${what}`, { data: { part: 'evidence' }, cause });
}
