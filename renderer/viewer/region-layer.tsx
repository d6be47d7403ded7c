import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';
import { frameAfterKey, frameWords } from './frame-keys.ts';
import { rectOfBox, type Box, type PageSize, type Turn } from './geometry.ts';
import type { Picked } from './picked.ts';
import { scrollToBox } from './scroll-to-range.ts';

const smallest = 0.005;
const keyHint =
  'Arrow keys move the frame; with Shift they change its size, with Ctrl in small steps. Enter takes it, Esc cancels.';

/** Lets the reader drag a rectangle on a page (from 1), or set one by keyboard, that becomes a region. */
export function RegionLayer(props: {
  readonly page: number;
  readonly size: PageSize;
  readonly turn: Turn;
  /** Whether a reader who came by keyboard goes on here. */
  readonly isCurrent: boolean;
  readonly onPicked: (picked: Picked | null) => void;
  /** Told when the reader gives up by keyboard. */
  readonly onCancel?: (() => void) | undefined;
}): ReactNode {
  const [box, setBox] = useState<Box | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const layer = useRef<HTMLDivElement>(null);
  const hint = useId();
  const isCurrent = useRef(props.isCurrent);
  useEffect(() => {
    if (isCurrent.current && document.activeElement?.matches(':focus-visible') === true) {
      layer.current?.focus({ preventScroll: true });
    }
  }, []);
  const pick = (drawn: Box, anchor: Picked['anchor'], byKeyboard: boolean) => {
    const rects = [rectOfBox(drawn, props.size, props.turn)];
    const at = { kind: 'region' as const, page: props.page, quote: '', rects, lineFrom: null, lineTo: null, anchor };
    props.onPicked(byKeyboard ? { ...at, byKeyboard } : at);
  };
  const onPointerDown = (down: PointerEvent<HTMLDivElement>) => {
    const element = down.currentTarget;
    const frame = element.getBoundingClientRect();
    const from = pointWithin(down, frame);
    element.setPointerCapture(down.pointerId);
    setByKeys(false);
    let drawn: Box | null = null;
    const onMove = (move: globalThis.PointerEvent) => {
      drawn = boxBetween(from, pointWithin(move, frame));
      setBox(drawn);
    };
    const onUp = (up: globalThis.PointerEvent) => {
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      if (drawn === null || drawn.width < smallest || drawn.height < smallest) {
        setBox(null);
        return props.onPicked(null);
      }
      pick(drawn, { x: up.clientX, y: frame.top + (drawn.top + drawn.height) * frame.height }, false);
    };
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    down.preventDefault();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey) return;
    const taken = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === 'Escape') {
      taken();
      setBox(null);
      props.onPicked(null);
      return props.onCancel?.();
    }
    if (event.key === 'Enter' || event.key === ' ') {
      taken();
      if (box === null) return setBox(inView(event.currentTarget));
      const place = event.currentTarget.getBoundingClientRect();
      const x = place.left + (box.left + box.width / 2) * place.width;
      return pick(box, { x, y: place.top + (box.top + box.height) * place.height }, true);
    }
    const next = frameAfterKey(box ?? inView(event.currentTarget), event);
    if (next === null) return;
    taken();
    setByKeys(true);
    props.onPicked(null);
    setBox(box === null ? inView(event.currentTarget) : next);
    requestAnimationFrame(() => scrollToBox(layer.current?.querySelector('.region-box') ?? null));
  };
  return (
    <div
      ref={layer}
      className="region-layer"
      role="application"
      aria-roledescription="frame on a page"
      aria-label={`Region of page ${props.page}`}
      aria-describedby={hint}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (!event.currentTarget.matches(':focus-visible')) return;
        setByKeys(true);
        if (box === null) setBox(inView(event.currentTarget));
      }}
      onBlur={() => setByKeys(false)}
    >
      {box === null ? null : (
        <div
          className="region-box"
          style={{
            left: `${box.left * 100}%`,
            top: `${box.top * 100}%`,
            width: `${box.width * 100}%`,
            height: `${box.height * 100}%`,
          }}
        />
      )}
      <p
        id={hint}
        className={byKeys && box !== null ? 'region-hint' : 'hidden-text'}
        style={byKeys && box !== null ? hintPlace(box) : undefined}
      >
        {keyHint}
      </p>
      <p className="hidden-text" role="status">
        {byKeys && box !== null ? `Frame: ${frameWords(box)}` : ''}
      </p>
    </div>
  );
}

function hintPlace({ left, top, width, height }: Box): Record<string, string> {
  const across = { left: `${Math.min(left, 0.55) * 100}%`, maxWidth: `${Math.max(0.45, width) * 100}%` };
  return top + height > 0.8
    ? { ...across, bottom: `${(1 - top) * 100}%` }
    : { ...across, top: `${(top + height) * 100}%` };
}

/** A frame to begin with, in the middle of what is in view of the page. */
function inView(layer: HTMLElement): Box {
  const place = layer.getBoundingClientRect();
  const pane = layer.closest('.page-scroller')?.getBoundingClientRect() ?? place;
  const part = (value: number) => Math.min(1, Math.max(0, value));
  const [top, bottom] = [part((pane.top - place.top) / place.height), part((pane.bottom - place.top) / place.height)];
  const middle = Math.max(0.05, Math.min(0.95, (top + bottom) / 2));
  return { left: 0.35, top: Math.round((middle - 0.05) * 1000) / 1000, width: 0.3, height: 0.1 };
}

type Point = { readonly x: number; readonly y: number };

function pointWithin(event: { readonly clientX: number; readonly clientY: number }, frame: DOMRect): Point {
  const within = (value: number) => Math.min(1, Math.max(0, value));
  return {
    x: within((event.clientX - frame.left) / frame.width),
    y: within((event.clientY - frame.top) / frame.height),
  };
}

function boxBetween(a: Point, b: Point): Box {
  return {
    left: Math.min(a.x, b.x),
    top: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
