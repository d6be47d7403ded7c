import type { PageSize } from './geometry.ts';

/** How large pages are: as wide as the pane, wholly within it, or a factor where 1 is the size on paper. */
export type Zoom = 'width' | 'page' | number;

/** The factors that are offered, from 10 to 400 percent. */
export const zoomSteps = [
  0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4,
] as const;
const [smallest, largest] = [0.1, 4];
const pointsPerPixel = 72 / 96;
const margin = 44;

/** Gives the next larger (or smaller) step from a factor. */
export function zoomStep(factor: number, by: 1 | -1): number {
  const epsilon = 0.005;
  const next =
    by === 1
      ? zoomSteps.find((step) => step > factor + epsilon)
      : zoomSteps.findLast((step) => step < factor - epsilon);
  return next ?? (by === 1 ? largest : smallest);
}

/** Gives a factor times a ratio, from 10 to 400 percent. */
export function zoomBy(factor: number, ratio: number): number {
  return Math.min(largest, Math.max(smallest, Math.round(factor * ratio * 1000) / 1000));
}

/** Gives the factor that a zoom means for a page of that size (in points) in a pane of that size (in pixels). */
export function zoomFactor(zoom: Zoom, page: PageSize, pane: PageSize): number {
  if (typeof zoom === 'number') return zoom;
  const wide = ((pane.width - margin) * pointsPerPixel) / page.width;
  const high = ((pane.height - margin / 2) * pointsPerPixel) / page.height;
  return zoomBy(zoom === 'width' ? wide : Math.min(wide, high), 1);
}

/** Gives pixels per point at a factor. */
export function pixelsPerPoint(factor: number): number {
  return factor / pointsPerPixel;
}
