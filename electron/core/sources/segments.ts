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

export function sealSegment(
  key: Uint8Array,
  prefix: Uint8Array,
  segment: number,
  last: boolean,
  plain: Uint8Array,
): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(prefix, segment, last));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens a segment. Throws `corrupt-case` when a bit of it, its place, or the end of the object is not as it was written. */
export function openSegment(
  key: Uint8Array,
  prefix: Uint8Array,
  segment: number,
  last: boolean,
  sealed: Uint8Array,
): Uint8Array {
  if (sealed.length < tagBytes) throw damagedObject('it has been cut off');
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(prefix, segment, last), { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - tagBytes)), decipher.final()]);
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
