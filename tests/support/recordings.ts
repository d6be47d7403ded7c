import type { WritableCase } from '../../electron/core/case-file/open-case.ts';
import { addSource } from '../../electron/core/sources/sources-commands.ts';
import type { Source } from '../../shared/domain/sources.ts';

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Enters a recording of so many seconds without looking into its bytes, and gives its id. */
export async function addRecording(
  opened: WritableCase,
  given: {
    readonly seconds?: number | null;
    readonly format?: 'video' | 'audio';
    readonly bytes?: Uint8Array;
    readonly said?: Partial<Source>;
  } = {},
): Promise<string> {
  const { seconds = 300, format = 'video', bytes = new TextEncoder().encode('a recording') } = given;
  const stored = await opened.store.put(inOnePiece(bytes));
  const mime = format === 'video' ? 'video/webm' : 'audio/ogg';
  const page = { number: 1, text: '', width: 640, height: 360, rotate: 0 } as const;
  const id = opened.ids.next();
  const source: Source = {
    id,
    object: stored.name,
    name: 'AXON 0042.webm',
    title: 'Bodycam of Officer Doe',
    kind: 'bodycam-video',
    date: null,
    publisher: '',
    custodian: '',
    receivedOn: null,
    receivedFrom: '',
    receivedHow: '',
    privilege: 'none',
    compelled: false,
    note: '',
    importedAt: opened.clock.now(),
    parent: null,
    parentPath: '',
    parentSeconds: null,
    confidentiality: 'none',
    details: {},
    ...given.said,
  };
  const bare = { unreadable: null, warnings: [], meta: {}, pages: 1, chars: 0 };
  addSource(opened, source, { ...stored, ...bare, format, mime, seconds }, [page], null);
  return id;
}
