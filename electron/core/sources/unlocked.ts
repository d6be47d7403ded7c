import { AppError } from '../../../shared/errors.ts';
import type { ExtractPool } from '../jobs/pool.ts';
import { objectSource } from './byte-source.ts';
import type { EvidenceStore } from './evidence-store.ts';
import type { UnlockedPdf } from './extract/unlock-pdf.ts';

type StoredFile = { readonly name: string; readonly bytes: number };

/**
 * The passwords that were typed since the case was opened, and the files that they open. Both are in the memory of this process
 * alone and go when the case closes: nothing of it is written anywhere. Reads give the bytes without the password where it is
 * known, else the bytes as they were received.
 */
export type UnlockedFiles = {
  /** Gives what is known of an object that was unlocked, or null. */
  readonly about: (object: string) => { readonly bytes: number; readonly forbids: string } | null;
  /**
   * Opens an object by a password and keeps it. Throws `unreadable-file`: `encrypted` for a wrong password, and what the reader
   * of files and reading the stored bytes throw.
   */
  readonly open: (object: StoredFile, password: string, pool: Pick<ExtractPool, 'unlock'>) => Promise<UnlockedPdf>;
  readonly read: (object: string, offset: number, length: number) => Promise<Uint8Array>;
  readonly readAll: (object: string) => Promise<Uint8Array>;
  /** Forgets every password and every copy. */
  readonly forget: () => void;
};

type Known = {
  readonly bytes: number;
  readonly forbids: string;
  readonly again: () => Promise<Uint8Array>;
  copy: Promise<Uint8Array> | null;
};

/** Bytes of unlocked copies that are kept; beyond it the one that was used longest ago is made again when it is asked for. */
const mostKept = 256 * 1024 * 1024;
/** Milliseconds: a person waits for one file. */
const patienceMs = 120_000;

/** Gives what keeps passwords for one opening of a case. */
export function createUnlockedFiles(store: Pick<EvidenceStore, 'read' | 'readAll'>, most = mostKept): UnlockedFiles {
  const known = new Map<string, Known>();

  const makeRoom = (latest: Known) => {
    let kept = 0;
    for (const one of [...known.values()].toReversed()) {
      if (one.copy === null) continue;
      kept += one.bytes;
      if (kept > most && one !== latest) one.copy = null;
    }
  };

  const copyOf = async (object: string, file: Known): Promise<Uint8Array> => {
    known.delete(object);
    known.set(object, file);
    file.copy ??= file.again();
    makeRoom(file);
    try {
      return await file.copy;
    } catch (cause) {
      file.copy = null;
      throw cause;
    }
  };

  return {
    about: (object) => {
      const file = known.get(object);
      return file === undefined ? null : { bytes: file.bytes, forbids: file.forbids };
    },
    async open(object, password, pool) {
      const unlock = () => pool.unlock(objectSource(store, object), password, { timeoutMs: patienceMs });
      const unlocked = await unlock();
      const { bytes, forbids } = unlocked;
      const again = async () => {
        const next = (await unlock()).bytes;
        if (next.length !== bytes.length) throw new AppError('internal', 'the file is another without its password');
        return next;
      };
      const file: Known = { bytes: bytes.length, forbids, again, copy: Promise.resolve(bytes) };
      known.delete(object.name);
      known.set(object.name, file);
      makeRoom(file);
      return unlocked;
    },
    async read(object, offset, length) {
      const file = known.get(object);
      // Subtle: what is given may be handed over to a thread or a window, which would empty the copy itself.
      return file === undefined
        ? await store.read(object, offset, length)
        : (await copyOf(object, file)).slice(offset, offset + length);
    },
    async readAll(object) {
      const file = known.get(object);
      return file === undefined ? await store.readAll(object) : (await copyOf(object, file)).slice();
    },
    forget: () => known.clear(),
  };
}
