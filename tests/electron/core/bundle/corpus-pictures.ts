import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stampBoxes } from '../../../../electron/core/bundle/stamp.ts';
import { standardWidth } from '../../../../electron/core/bundle/standard-fonts.ts';

export type DrawnPage = { readonly width: number; readonly height: number; readonly data: Buffer };

const dpi = 50;

/** Runs a program and gives what it prints, in UTF-8; it may end as it likes. */
export function printed(program: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 120_000 });
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.on('error', () => resolve(''));
    child.on('close', () => resolve(Buffer.concat(pieces).toString('utf8')));
  });
}

/** Draws pages with poppler at 50 dpi, in black and colors; a page that it cannot draw is left out. */
export async function drawPages(file: string, from: number, to: number): Promise<readonly (DrawnPage | undefined)[]> {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-pages-'));
  try {
    const range = ['-f', String(from), '-l', String(to)];
    await printed('pdftoppm', ['-r', String(dpi), '-cropbox', ...range, file, join(folder, 'p')]);
    const drawn = new Map(readdirSync(folder).map((name) => [Number(/-(\d+)\.ppm$/u.exec(name)?.[1]), name]));
    return Array.from({ length: to - from + 1 }, (_, i) => {
      const name = drawn.get(from + i);
      return name === undefined ? undefined : readPpm(readFileSync(join(folder, name)));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readPpm(bytes: Buffer): DrawnPage | undefined {
  const head = /^P6\s+(\d+)\s+(\d+)\s+255\s/u.exec(bytes.subarray(0, 40).toString('latin1'));
  if (head === null) return undefined;
  return { width: Number(head[1]), height: Number(head[2]), data: bytes.subarray(head[0].length) };
}

const faces = { sans: 'Helvetica-Bold', serif: 'Times-Bold', mono: 'Courier-Bold', plain: 'Helvetica' } as const;

/** Gives the share of dots outside of the stamps that differ by more than an eighth, in hundredths; 100 for pictures of another size. */
export function difference(one: DrawnPage, other: DrawnPage, stamp: Parameters<typeof stampBoxes>[1]): number {
  const { width, height } = one;
  if (other.width !== width || other.height !== height) return 100;
  const toDots = dpi / 72;
  const shape = { box: [0, 0, width / toDots, height / toDots], rotate: 0, userUnit: 1 } as const;
  const masks = stampBoxes(shape, stamp, (words, size, face) => standardWidth(words, size, faces[face])).map(
    ([l, b, r, t]) => [l * toDots - 3, height - t * toDots - 3, r * toDots + 3, height - b * toDots + 3] as const,
  );
  let count = 0;
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) {
      const far = (c: number) => Math.abs(one.data[at + c]! - other.data[at + c]!) > 32;
      if (!far(0) && !far(1) && !far(2)) continue;
      if (!masks.some(([l, t, r, b]) => x >= l && x <= r && y >= t && y <= b)) count += 1;
    }
  }
  return (count / (width * height)) * 100;
}

/** Does a piece of work for each item, so many at once, and tells how far it is. */
export async function eachOf<T>(items: readonly T[], what: string, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const started = Date.now();
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await work(item);
      const done = items.length - waiting.length;
      if (done % 100 === 0)
        console.log(`${what}: ${done} of ${items.length}, ${Math.round((Date.now() - started) / 1000)} s`);
    }
  };
  await Promise.all([worker(), worker()]);
}
