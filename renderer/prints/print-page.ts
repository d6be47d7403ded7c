import '@fontsource/libertinus-serif/400.css';
import '@fontsource/libertinus-serif/600.css';
import { sheetSizes } from '../../shared/domain/prints.ts';
import { openPdf } from '../viewer/pdf-document.ts';
import { drawSheet, headFaces, type DrawnSheet } from './draw-sheet.ts';
import type { FromPrintPage, ToPrintPage } from './print-port.ts';
import './print-page.css';

/** What an office printer puts on paper. */
const dotsPerInch = 300;
/** A picture of a page that is larger than this without loss is a photograph, and is kept as one. */
const mostLossless = 4_000_000;
/** All pictures of one print, in memory. */
const mostBytes = 400_000_000;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const port = event.ports[0];
  if (event.source !== window || event.data !== 'loudermill:port' || port === undefined) return;
  port.addEventListener('message', ({ data }: MessageEvent<ToPrintPage>) => {
    const tell = (message: FromPrintPage) => port.postMessage(message);
    drawAll(data, tell).catch(() => tell({ kind: 'failed', reason: 'unreadable' }));
  });
  port.start();
});

/** Draws each page as a picture of its sheet, one after the other. */
async function drawAll({ pdf: bytes, pages, look }: ToPrintPage, tell: (message: FromPrintPage) => void) {
  const { width, height } = sheetSizes[look.sheet];
  const style = new CSSStyleSheet();
  style.replaceSync(
    `@page { size: ${width}pt ${height}pt; margin: 0 } .sheet { width: ${width}pt; height: ${height - 0.1}pt }`,
  );
  document.adoptedStyleSheets = [style];
  await Promise.all(headFaces.map((face) => document.fonts.load(face)));
  const pdf = await openPdf(bytes);
  let total = 0;
  try {
    for (const [at, number] of pages.entries()) {
      const drawn = await drawSheet(pdf, number, look, dotsPerInch);
      const picture = pictureOf(drawn.canvas);
      total += picture.size;
      if (total > mostBytes) return tell({ kind: 'failed', reason: 'too-large' });
      document.body.append(await sheetOf(drawn, picture, { width, height }));
      drawn.canvas.width = 0;
      tell({ kind: 'sheet', done: at + 1 });
    }
  } finally {
    pdf.close();
  }
  tell({ kind: 'ready' });
}

function pictureOf(canvas: HTMLCanvasElement): Blob {
  const lossless = blobOf(canvas, 'image/png');
  return lossless.size <= mostLossless ? lossless : blobOf(canvas, 'image/jpeg');
}

/** Subtle: `toBlob` waits for the page to be idle, which a hidden page is told late: seconds for each sheet. */
function blobOf(canvas: HTMLCanvasElement, type: string): Blob {
  const letters = atob(canvas.toDataURL(type, 0.94).slice(`data:${type};base64,`.length));
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = letters.charCodeAt(at);
  return new Blob([bytes], { type });
}

/** A sheet that lies on its side is turned to the left, so that its head is at the binding edge. */
async function sheetOf({ landscape }: DrawnSheet, picture: Blob, size: { width: number; height: number }) {
  const image = new Image();
  // Subtle: `decode` would keep the dots of each picture, 34 MB a sheet; printing takes them one after the other.
  const loaded = new Promise<void>((resolve, reject) => {
    image.addEventListener('load', () => resolve(), { once: true });
    image.addEventListener('error', () => reject(new Error('the picture of a sheet is damaged')), { once: true });
  });
  image.src = URL.createObjectURL(picture);
  await loaded;
  const [across, down] = landscape ? [size.height, size.width] : [size.width, size.height];
  image.style.width = `${across}pt`;
  image.style.height = `${down}pt`;
  if (landscape) image.style.transform = `translateY(${size.height}pt) rotate(-90deg)`;
  const sheet = document.createElement('div');
  sheet.className = 'sheet';
  sheet.append(image);
  return sheet;
}
