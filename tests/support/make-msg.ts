import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js';
import { TypeEnum } from '@kenjiuno/msgreader/lib/Reader.js';

const { ROOT: root, DIRECTORY: storage, DOCUMENT: file } = TypeEnum;

/** MAPI property types (MS-OXCDATA 2.11.1). */
const unicode = '001F';
const binary = '0102';

export type MadeMsg = {
  /** Values by property tag: `{ '0037': 'Subject' }`; bytes become binary properties. */
  readonly fields: Readonly<Record<string, string | Uint8Array>>;
  readonly recipients?: readonly { name: string; email: string; kind: 1 | 2 | 3 }[];
  readonly attachments?: readonly { name: string; data: Uint8Array | MadeMsg; contentId?: string }[];
};

/** Gives an Outlook message (MS-OXMSG). */
export function makeMsg(message: MadeMsg): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: root, children: [], length: 0 }];
  fill(entries, 0, message, 32);
  return burn(entries);
}

function add(entries: Entry[], parent: number, entry: Entry): number {
  entries.push(entry);
  entries[parent]?.children?.push(entries.length - 1);
  return entries.length - 1;
}

function stream(entries: Entry[], parent: number, name: string, data: Uint8Array): void {
  add(entries, parent, { name, type: file, length: data.length, binaryProvider: () => new Uint8Array(data) });
}

function property(entries: Entry[], parent: number, tag: string, value: string | Uint8Array): void {
  const data = typeof value === 'string' ? Buffer.from(value, 'utf16le') : value;
  stream(entries, parent, `__substg1.0_${tag}${typeof value === 'string' ? unicode : binary}`, data);
}

/** A stream of fixed properties: a header, then 16 bytes for each. */
function fixed(header: number, values: readonly (readonly [tag: number, type: number, value: number])[]): Uint8Array {
  const bytes = Buffer.alloc(header + values.length * 16);
  values.forEach(([tag, type, value], at) => {
    bytes.writeUInt32LE(((tag << 16) | type) >>> 0, header + at * 16);
    bytes.writeUInt32LE(6, header + at * 16 + 4);
    bytes.writeUInt32LE(value, header + at * 16 + 8);
  });
  return bytes;
}

function fill(entries: Entry[], at: number, message: MadeMsg, header: number): void {
  const { fields, recipients = [], attachments = [] } = message;
  stream(entries, at, '__properties_version1.0', fixed(header, []));
  for (const [tag, value] of Object.entries(fields)) property(entries, at, tag, value);
  recipients.forEach(({ name, email, kind }, index) => {
    const own = add(entries, at, {
      name: `__recip_version1.0_#0000000${index}`,
      type: storage,
      children: [],
      length: 0,
    });
    property(entries, own, '3001', name);
    property(entries, own, '3003', email);
    stream(entries, own, '__properties_version1.0', fixed(8, [[0x0c15, 3, kind]]));
  });
  attachments.forEach(({ name, data, contentId }, index) => {
    const own = add(entries, at, {
      name: `__attach_version1.0_#0000000${index}`,
      type: storage,
      children: [],
      length: 0,
    });
    const isMail = !(data instanceof Uint8Array);
    property(entries, own, isMail ? '3001' : '3707', name);
    if (contentId !== undefined) property(entries, own, '3712', contentId);
    stream(entries, own, '__properties_version1.0', fixed(8, [[0x3705, 3, isMail ? 5 : 1]]));
    if (data instanceof Uint8Array) property(entries, own, '3701', data);
    else {
      const inner = add(entries, own, { name: '__substg1.0_3701000D', type: storage, children: [], length: 0 });
      fill(entries, inner, data, 24);
    }
  });
}
