import { useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { rectOfBox, type Box, type PageSize, type Turn } from './geometry.ts';
import type { Picked } from './picked.ts';

const smallest = 0.005;

/** Lets the reader drag a rectangle on a page (from 1) that becomes a region. */
export function RegionLayer(props: {
  readonly page: number;
  readonly size: PageSize;
  readonly turn: Turn;
  readonly onPicked: (picked: Picked | null) => void;
}): ReactNode {
  const [box, setBox] = useState<Box | null>(null);
  const onPointerDown = (down: PointerEvent<HTMLDivElement>) => {
    const layer = down.currentTarget;
    const frame = layer.getBoundingClientRect();
    const from = pointWithin(down, frame);
    layer.setPointerCapture(down.pointerId);
    let drawn: Box | null = null;
    const onMove = (move: globalThis.PointerEvent) => {
      drawn = boxBetween(from, pointWithin(move, frame));
      setBox(drawn);
    };
    const onUp = (up: globalThis.PointerEvent) => {
      layer.removeEventListener('pointermove', onMove);
      layer.removeEventListener('pointerup', onUp);
      if (drawn === null || drawn.width < smallest || drawn.height < smallest) {
        setBox(null);
        return props.onPicked(null);
      }
      const rects = [rectOfBox(drawn, props.size, props.turn)];
      const anchor = { x: up.clientX, y: frame.top + (drawn.top + drawn.height) * frame.height };
      props.onPicked({ kind: 'region', page: props.page, quote: '', rects, lineFrom: null, lineTo: null, anchor });
    };
    layer.addEventListener('pointermove', onMove);
    layer.addEventListener('pointerup', onUp);
    down.preventDefault();
  };
  return (
    <div className="region-layer" onPointerDown={onPointerDown}>
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
    </div>
  );
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
