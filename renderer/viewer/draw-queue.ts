import type { DrawThumbnail } from './page-rail.tsx';

const most = 400;

/**
 * Gives a drawer of small pages that draws one at a time, when the window has nothing better to do, the page asked for last
 * first, and keeps the last 400.
 */
export function drawOneByOne(draw: DrawThumbnail): DrawThumbnail {
  const drawn = new Map<number, HTMLCanvasElement>();
  const waiting: {
    page: number;
    width: number;
    signal: AbortSignal;
    settle: (made: HTMLCanvasElement | null) => void;
  }[] = [];
  let isDrawing = false;
  const next = () => {
    if (isDrawing) return;
    const job = waiting.pop();
    if (job === undefined) return;
    if (job.signal.aborted) {
      job.settle(null);
      return next();
    }
    isDrawing = true;
    requestIdleCallback(
      () => {
        void draw(job.page, job.width, job.signal)
          .catch(() => null)
          .then((made) => {
            isDrawing = false;
            if (made !== null) keep(job.page, made);
            job.settle(made);
            next();
          });
      },
      { timeout: 400 },
    );
  };
  const keep = (page: number, canvas: HTMLCanvasElement) => {
    drawn.set(page, canvas);
    const [oldest] = drawn.keys();
    if (drawn.size > most && oldest !== undefined) drawn.delete(oldest);
  };
  return (page, width, signal) => {
    const known = drawn.get(page);
    if (known !== undefined && known.width === width) return Promise.resolve(known);
    return new Promise((settle) => {
      waiting.push({ page, width, signal, settle });
      next();
    });
  };
}
