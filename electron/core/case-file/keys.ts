import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';

/** What a case key opens. */
export type CaseKeys = {
  readonly encrypted: boolean;
  /** Raw key of the database (SQLCipher 4 scheme), or null for a case without passphrase. */
  readonly database: Uint8Array | null;
  /** Input key of the evidence objects' own keys. */
  readonly objects: Uint8Array;
  /** Key of the HMAC that names evidence objects. */
  readonly names: Uint8Array;
};

const base64 = z.base64();
const kdfSchema = z.object({
  name: z.literal('argon2id'),
  memoryKiB: z.number().int().min(8).max(1_048_576),
  iterations: z.number().int().min(1).max(100),
  parallelism: z.number().int().min(1).max(16),
  salt: base64,
});

/** The `.keys` file beside the database: the case key, wrapped by the passphrase; in the clear for a case without one. */
export const keyFileSchema = z.discriminatedUnion('protection', [
  z.object({
    format: z.literal('loudermill-keys'),
    version: z.literal(1),
    protection: z.literal('passphrase'),
    kdf: kdfSchema,
    nonce: base64,
    wrapped: base64,
  }),
  z.object({
    format: z.literal('loudermill-keys'),
    version: z.literal(1),
    protection: z.literal('none'),
    key: base64,
  }),
]);
export type KeyFile = z.infer<typeof keyFileSchema>;

const wrapLabel = Buffer.from('loudermill case key v1');
const defaultKdf = { name: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 } as const;

/** Makes a random case key; wraps it when there is a passphrase (Argon2id 64 MiB, t=3, p=1; AES-256-GCM). */
export async function newKeyFile(passphrase: string | null): Promise<{ file: KeyFile; keys: CaseKeys }> {
  const caseKey = randomBytes(32);
  if (passphrase === null) {
    const file: KeyFile = {
      format: 'loudermill-keys',
      version: 1,
      protection: 'none',
      key: caseKey.toString('base64'),
    };
    return { file, keys: deriveKeys(caseKey, false) };
  }
  const kdf = { ...defaultKdf, salt: randomBytes(16).toString('base64') };
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', await wrappingKey(passphrase, kdf), nonce);
  cipher.setAAD(wrapLabel);
  const wrapped = Buffer.concat([cipher.update(caseKey), cipher.final(), cipher.getAuthTag()]);
  const file: KeyFile = {
    format: 'loudermill-keys',
    version: 1,
    protection: 'passphrase',
    kdf,
    nonce: nonce.toString('base64'),
    wrapped: wrapped.toString('base64'),
  };
  return { file, keys: deriveKeys(caseKey, true) };
}

/** Opens a key file. Throws `locked` without a passphrase or with a wrong one, `corrupt-case` for a damaged file. */
export async function openKeyFile(text: string, passphrase: string | null): Promise<CaseKeys> {
  const file = parseKeyFile(text);
  if (file.protection === 'none') return deriveKeys(sized(file.key, 32), false);
  if (passphrase === null || passphrase === '') {
    throw new AppError('locked', 'this case needs its passphrase', { data: { wrong: false } });
  }
  const wrapped = sized(file.wrapped, 48);
  const nonce = sized(file.nonce, 12);
  sized(file.kdf.salt, 16);
  const decipher = createDecipheriv('aes-256-gcm', await wrappingKey(passphrase, file.kdf), nonce, {
    authTagLength: 16,
  });
  decipher.setAAD(wrapLabel);
  decipher.setAuthTag(wrapped.subarray(-16));
  try {
    return deriveKeys(Buffer.concat([decipher.update(wrapped.subarray(0, -16)), decipher.final()]), true);
  } catch (cause) {
    throw new AppError('locked', 'the passphrase is not right', { data: { wrong: true }, cause });
  }
}

function parseKeyFile(text: string): KeyFile {
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw damagedKeys(cause);
  }
}

function sized(text: string, bytes: number): Buffer {
  const value = Buffer.from(text, 'base64');
  if (value.length !== bytes) throw damagedKeys();
  return value;
}

function damagedKeys(cause?: unknown): AppError {
  return new AppError('corrupt-case', 'the key file of this case is damaged', { data: { part: 'keys' }, cause });
}

async function wrappingKey(passphrase: string, kdf: z.infer<typeof kdfSchema>): Promise<Uint8Array> {
  return await argon2id({
    password: passphrase.normalize('NFC'),
    salt: Buffer.from(kdf.salt, 'base64'),
    memorySize: kdf.memoryKiB,
    iterations: kdf.iterations,
    parallelism: kdf.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
}

function deriveKeys(caseKey: Uint8Array, encrypted: boolean): CaseKeys {
  const derive = (use: string) =>
    new Uint8Array(hkdfSync('sha256', caseKey, new Uint8Array(0), `loudermill ${use} v1`, 32));
  return {
    encrypted,
    database: encrypted ? derive('database') : null,
    objects: derive('objects'),
    names: derive('object names'),
  };
}
