/** Segments that decide how a JPEG is decoded stay: JFIF (APP0) and Adobe's colour note (APP14); the other notes go. */
const keptNotes = new Set([0xe0, 0xee]);

type Segment = { readonly marker: number; readonly start: number; readonly end: number };

/**
 * Gives a JPEG without the camera's and editor's notes (EXIF, XMP, thumbnails, comments) and without what lies behind its picture:
 * a phone puts a second picture there, or a clip with its sound. The picture stays as it is.
 */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let rest = 2;
  for (const segment of segments(bytes)) {
    parts.push(...keptOf(bytes, segment));
    rest = segment.end;
  }
  return Buffer.concat([...parts, ...scansOf(bytes, rest)]);
}

function keptOf(bytes: Uint8Array, { marker, start, end }: Segment): Uint8Array[] {
  const isNote = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
  if (!isNote) return [bytes.subarray(start, end)];
  if (marker === 0xe0) return withoutThumbnail(bytes.subarray(start, end));
  return keptNotes.has(marker) ? [bytes.subarray(start, end)] : [];
}

/** JFIF notes may hold a small picture of their own, as it was before somebody edited the large one (JFIF 1.02, p. 5 and 6). */
function withoutThumbnail(note: Uint8Array): Uint8Array[] {
  if (Buffer.from(note.subarray(4, 9)).toString('latin1') !== 'JFIF\0') return [];
  if (note.length < 18) return [note];
  const bare = Buffer.from(note.subarray(0, 18));
  bare.writeUInt16BE(16, 2);
  bare.writeUInt16BE(0, 16);
  return [bare];
}

/** Gives the scans of a picture with the tables between them, up to its end and no further. */
function scansOf(bytes: Uint8Array, from: number): Uint8Array[] {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  let start = from;
  for (let at = from; ;) {
    const mark = all.indexOf(0xff, at);
    const marker = mark < 0 ? undefined : all[mark + 1];
    if (marker === undefined) return [...parts, bytes.subarray(start)];
    // Within a scan: a byte that only looks like a mark, a restart, a filler.
    if (marker === 0 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at = mark + 2;
    else if (marker === 0xff) at = mark + 1;
    else if (marker === 0xd9) return [...parts, bytes.subarray(start, mark + 2)];
    else {
      const end = mark + 2 + (mark + 4 <= all.length ? all.readUInt16BE(mark + 2) : 0);
      const isNote = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
      if (isNote) {
        parts.push(bytes.subarray(start, mark));
        start = end;
      }
      at = Math.max(end, mark + 2);
    }
  }
}

/** Gives the EXIF orientation of a JPEG, 1 to 8; 1 when there is none. */
export function jpegOrientation(bytes: Uint8Array): number {
  for (const { marker, start, end } of segments(bytes)) {
    const data = bytes.subarray(start + 4, end);
    if (marker === 0xe1 && Buffer.from(data.subarray(0, 6)).toString('latin1') === 'Exif\0\0')
      return orientationIn(data.subarray(6));
  }
  return 1;
}

/** Gives how many numbers make a color in a JPEG, by its frame header (ITU-T T.81, B.2.2); null without one. */
export function jpegComponents(bytes: Uint8Array): number | null {
  const frame = segments(bytes).find(
    ({ marker }) => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc,
  );
  return frame === undefined ? null : (bytes[frame.start + 9] ?? null);
}

function orientationIn(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (tiff.length < 14) return 1;
  const little = view.getUint16(0) === 0x4949;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const count = view.getUint16(directory, little);
  for (let i = 0; i < count; i++) {
    const at = directory + 2 + i * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) !== 0x0112) continue;
    const orientation = view.getUint16(at + 8, little);
    return orientation >= 1 && orientation <= 8 ? orientation : 1;
  }
  return 1;
}

/** Gives the segments from the start of a JPEG up to its first scan. */
function segments(bytes: Uint8Array): readonly Segment[] {
  const found: Segment[] = [];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xda) break;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) break;
    found.push({ marker, start: at, end: at + 2 + length });
    at += 2 + length;
  }
  return found;
}
