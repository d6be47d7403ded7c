/** How large pages are: as wide as the pane, or a factor where 1 is the size on paper. */
export type Zoom = 'width' | number;

const steps = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5] as const;
const pointsPerPixel = 72 / 96;
const margin = 44;

/** Gives the next larger (or smaller) step from a factor. */
export function zoomStep(factor: number, by: 1 | -1): number {
  const epsilon = 0.005;
  const next =
    by === 1 ? steps.find((step) => step > factor + epsilon) : steps.findLast((step) => step < factor - epsilon);
  return next ?? (by === 1 ? steps[steps.length - 1] : steps[0]) ?? 1;
}

/** Gives the factor that a zoom means for a page of that width (in points) in a pane of that width (in pixels). */
export function zoomFactor(zoom: Zoom, pageWidth: number, paneWidth: number): number {
  if (zoom !== 'width') return zoom;
  const fit = ((paneWidth - margin) * pointsPerPixel) / pageWidth;
  return Math.min(4, Math.max(0.1, Math.round(fit * 1000) / 1000));
}

/** Gives pixels per point at a factor. */
export function pixelsPerPoint(factor: number): number {
  return factor / pointsPerPixel;
}
