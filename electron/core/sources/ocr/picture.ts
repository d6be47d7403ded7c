/** A picture in gray: a byte for each dot, rows from the top, 0 is black. */
export type GrayPicture = { readonly width: number; readonly height: number; readonly gray: Uint8Array };

/** Degrees clockwise by which a picture is turned before it is read. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** Gives gray dots for red, green, blue and opacity, on white paper. */
export function grayOf(rgba: Uint8Array, width: number, height: number): GrayPicture {
  const gray = new Uint8Array(width * height);
  for (let dot = 0, at = 0; dot < gray.length; dot += 1, at += 4) {
    const light = luma(rgba[at] ?? 0, rgba[at + 1] ?? 0, rgba[at + 2] ?? 0);
    const opacity = rgba[at + 3] ?? 255;
    gray[dot] = opacity === 255 ? light : 255 + ((light - 255) * opacity) / 255;
  }
  return { width, height, gray };
}

/** Gives the lightness of a color (ITU-R BT.601), 0 to 255. */
export function luma(red: number, green: number, blue: number): number {
  return (red * 77 + green * 150 + blue * 29) >> 8;
}

/** Gives a picture with at most `most` dots: squares of dots become one, their mean. */
export function shrink(picture: GrayPicture, most: number): GrayPicture {
  const by = Math.ceil(Math.sqrt((picture.width * picture.height) / most));
  if (by <= 1) return picture;
  const width = Math.max(1, Math.floor(picture.width / by));
  const height = Math.max(1, Math.floor(picture.height / by));
  const gray = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (let row = 0; row < by; row += 1) {
        const from = (y * by + row) * picture.width + x * by;
        for (let at = from; at < from + by; at += 1) sum += picture.gray[at] ?? 255;
      }
      gray[y * width + x] = sum / (by * by);
    }
  }
  return { width, height, gray };
}

/** Gives a picture turned clockwise. */
export function turned(picture: GrayPicture, turn: QuarterTurn): GrayPicture {
  if (turn === 0) return picture;
  const { width, height, gray } = picture;
  const out = new Uint8Array(gray.length);
  const outWidth = turn === 180 ? width : height;
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [toX, toY] =
        turn === 90 ? [height - 1 - y, x] : turn === 180 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      out[toY * outWidth + toX] = gray[y * width + x] ?? 255;
    }
  }
  return { width: outWidth, height: turn === 180 ? height : width, gray: out };
}

/** A box in dots from the top left. */
export type DotBox = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Gives where a box of a turned picture lies in the picture before the turn, whose size is given. */
export function unturnedBox(
  box: DotBox,
  turn: QuarterTurn,
  { width, height }: { width: number; height: number },
): DotBox {
  const { left, top, right, bottom } = box;
  if (turn === 90) return { left: top, right: bottom, top: height - right, bottom: height - left };
  if (turn === 180) return { left: width - right, right: width - left, top: height - bottom, bottom: height - top };
  if (turn === 270) return { left: width - bottom, right: width - top, top: left, bottom: right };
  return box;
}

/** Tells whether nothing is drawn: every dot is nearly as light as the lightest. */
export function isBlank({ gray }: GrayPicture): boolean {
  const counts = new Uint32Array(256);
  for (const dot of gray) counts[dot] = (counts[dot] ?? 0) + 1;
  let seen = 0;
  let darkest = 0;
  // Subtle: specks of dust are no print: the darkest hundred-thousandth of the dots is not asked.
  while (darkest < 255 && (seen += counts[darkest] ?? 0) <= gray.length / 100_000) darkest += 1;
  const lightest = counts.findLastIndex((count) => count > 0);
  return lightest - darkest < 24;
}
