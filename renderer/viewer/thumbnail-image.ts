import type { Turn } from './geometry.ts';
import type { PageImages } from './image-viewer.tsx';
import type { DrawThumbnail } from './page-rail.tsx';

/** Gives a drawer of the pages of a picture, small, as the reader has turned them. */
export function thumbnailOf(images: PageImages, turn: Turn): DrawThumbnail {
  return async (page, width, signal) => {
    const { bytes, type } = await images(page);
    if (signal.aborted) return null;
    const picture = await createImageBitmap(new Blob([bytes.slice()], { type }));
    const isAcross = turn % 180 !== 0;
    const scale = width / (isAcross ? picture.height : picture.width);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = Math.max(1, Math.round((isAcross ? picture.width : picture.height) * scale));
    const context = canvas.getContext('2d');
    if (context === null) return null;
    context.translate(canvas.width / 2, canvas.height / 2);
    context.rotate((turn * Math.PI) / 180);
    context.scale(scale, scale);
    context.drawImage(picture, -picture.width / 2, -picture.height / 2);
    picture.close();
    return canvas;
  };
}
