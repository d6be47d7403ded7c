import { imageSize } from 'image-size';
import { textPageGeometry } from '../../../shared/domain/placed-text.ts';
import { decodePicture } from '../sources/extract/decode-picture.ts';
import { encodePng } from '../sources/extract/png.ts';
import { shrunkTo } from '../sources/extract/shrink-picture.ts';

/** A picture below the lines of a page of text: its name among the pictures of the exhibit, and the words under it. */
export type SheetPicture = { readonly name: string; readonly caption: string };

/** Where such a picture stands, in points from the upper left of the page; its caption is right below. */
export type PlacedPicture = SheetPicture & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How wide its caption may be. */
  readonly room: number;
};

const gap = 12;
const captionRoom = 24;
const foot = 66;
const mostDotsPerInch = 300;

/**
 * Places pictures (their sizes in dots) below so many lines of a page, in as many columns as let them be largest. Nothing where
 * there is no room.
 */
export function placePictures(
  pictures: readonly (SheetPicture & { readonly dots: { readonly width: number; readonly height: number } })[],
  lines: number,
): PlacedPicture[] {
  const { left, top, line, measure, height } = textPageGeometry;
  const from = top + (lines + 1) * line;
  const room = height - foot - from;
  let best: PlacedPicture[] = [];
  let most = 0;
  for (let columns = 1; columns <= pictures.length; columns += 1) {
    const rows = Math.ceil(pictures.length / columns);
    const cell = { width: (measure - (columns - 1) * gap) / columns, height: (room - (rows - 1) * gap) / rows };
    const inner = cell.height - captionRoom;
    if (inner < 72) continue;
    const placed = pictures.map(({ dots, ...picture }, at): PlacedPicture => {
      const scale = Math.min(cell.width / dots.width, inner / dots.height, 1);
      return {
        ...picture,
        x: left + (at % columns) * (cell.width + gap),
        y: from + Math.floor(at / columns) * (cell.height + gap),
        width: dots.width * scale,
        height: dots.height * scale,
        room: cell.width,
      };
    });
    const area = placed.reduce((sum, one) => sum + one.width * one.height, 0);
    if (area > most) [best, most] = [placed, area];
  }
  return upwards(best);
}

/** Takes rows up to right below the row before, for a wide picture leaves room in its cell. */
function upwards(placed: readonly PlacedPicture[]): PlacedPicture[] {
  const rows = [...new Set(placed.map(({ y }) => y))];
  let next = rows[0] ?? 0;
  const moved = new Map<number, number>();
  for (const y of rows) {
    moved.set(y, next);
    next += Math.max(...placed.filter((one) => one.y === y).map((one) => one.height)) + captionRoom + gap;
  }
  return placed.map((one) => ({ ...one, y: moved.get(one.y) ?? one.y }));
}

/** Gives how many dots a picture has. Throws for one without a readable head. */
export function sizeInDots(bytes: Uint8Array): { width: number; height: number } {
  const { width, height } = imageSize(bytes);
  return { width, height };
}

/** Gives a picture as a PNG with no more than 300 dots to the inch of its place, without what else its file holds. Throws `unreadable-file`. */
export async function fittingPng(bytes: Uint8Array, place: { width: number; height: number }): Promise<Uint8Array> {
  const { rgba, width, height } = (await decodePicture(bytes)).pixels;
  const fitting = (size: number, points: number) =>
    Math.max(1, Math.min(size, Math.floor((points / 72) * mostDotsPerInch)));
  const dots = shrunkTo(
    { width, height, channels: 4, data: rgba },
    fitting(width, place.width),
    fitting(height, place.height),
  );
  return encodePng({ width: dots.width, height: dots.height, rgba: dots.data });
}
