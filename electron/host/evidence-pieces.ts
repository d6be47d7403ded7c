import type { EvidencePiece } from '../../shared/contract/host-control.ts';
import { AppError } from '../../shared/errors.ts';
import type { ReadableCase } from '../core/case-file/open-case.ts';
import type { ObjectReader } from '../core/sources/evidence-store.ts';
import { shownType } from '../core/sources/shown-type.ts';
import { getObject, getSource } from '../core/sources/sources-queries.ts';

/** The most that one answer carries. */
const most = 8_388_608;

export type EvidencePieces = {
  /**
   * Gives bytes of a recording or picture for the page to show by address; length 0 tells only what it is. Rejects with `not-found`
   * for a source that is neither, so that nothing else can be loaded this way.
   */
  readonly piece: (id: string, offset: number, length: number) => Promise<EvidencePiece>;
  /** Closes what is kept open; before the case closes. */
  readonly close: () => Promise<void>;
};

type Kept = { readonly reader: Promise<ObjectReader>; users: number; timer: NodeJS.Timeout | undefined };

/** Gives what reads recordings and pictures for the page; an object stays open while it is played, and `idleMs` after. */
export function createEvidencePieces(opened: ReadableCase, idleMs = 3000): EvidencePieces {
  const open = new Map<string, Kept>();

  const letGo = async (name: string, kept: Kept): Promise<void> => {
    clearTimeout(kept.timer);
    if (open.get(name) === kept) open.delete(name);
    await kept.reader.then((reader) => reader.close()).catch(() => undefined);
  };

  const read = async (name: string, offset: number, length: number): Promise<Uint8Array> => {
    const kept: Kept = open.get(name) ?? { reader: opened.store.open(name), users: 0, timer: undefined };
    open.set(name, kept);
    clearTimeout(kept.timer);
    kept.users += 1;
    try {
      return await (await kept.reader).read(offset, length);
    } catch (cause) {
      open.delete(name);
      throw cause;
    } finally {
      kept.users -= 1;
      if (kept.users === 0) kept.timer = setTimeout(() => void letGo(name, kept), idleMs).unref();
    }
  };

  return {
    async piece(id, offset, length) {
      const source = getSource(opened, id);
      const object = getObject(opened, source.object);
      const type = object === undefined ? null : shownType(object);
      if (type === null) throw new AppError('not-found', 'this source is no recording or picture', { data: { id } });
      const bytes = length === 0 ? new Uint8Array(0) : await read(source.object, offset, Math.min(length, most));
      return { type, total: source.bytes, bytes };
    },
    async close() {
      await Promise.all([...open].map(([name, kept]) => letGo(name, kept)));
    },
  };
}
