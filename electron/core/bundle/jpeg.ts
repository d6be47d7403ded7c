/** Segments that decide how a JPEG is decoded stay: JFIF (APP0) and Adobe's colour note (APP14); the other notes go. */
const keptNotes = new Set([0xe0, 0xee]);

type Segment = { readonly marker: number; readonly start: number; readonly end: number };

/** Gives a JPEG without the camera's and editor's notes (EXIF, XMP, thumbnails, comments). Its picture stays as it is. */
export function stripJpeg(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let rest = 2;
  for (const { marker, start, end } of segments(bytes)) {
    const isNote = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (!isNote || keptNotes.has(marker)) parts.push(bytes.subarray(start, end));
    rest = end;
  }
  parts.push(bytes.subarray(rest));
  return Buffer.concat(parts);
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
