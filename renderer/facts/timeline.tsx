import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { FactView } from '../../shared/contract/views.ts';
import { addDays, daysBetween, formatDay, isDay, type CalendarDay } from '../../shared/domain/dates.ts';
import { Button } from '../ui/button.tsx';
import { dateWords } from '../ui/date-words.ts';
import { counted, sideWords } from '../words.ts';
import { dayAt, layTimeline, type Timeline as Layout, type TimelineMark } from './timeline-layout.ts';
import './timeline.css';

/** The days that the brush keeps, YYYY-MM-DD, both included. */
export type DayRange = { readonly from: string; readonly to: string };

type Props = {
  readonly facts: readonly FactView[];
  readonly range: DayRange | null;
  readonly selected: ReadonlySet<string>;
  readonly onRange: (range: DayRange | null) => void;
  readonly onSelect: (fact: string) => void;
};

const lanes = 5;
const laneHeight = 16;
const top = 10;
const percent = (place: number) => `${(place * 100).toFixed(3)}%`;
const laneY = (mark: Pick<TimelineMark, 'lane'>) => top + mark.lane * laneHeight + laneHeight / 2;

/** Draws dated facts over time: an exact day as a shape, a fuzzy date as a bar, a contradiction as a linked pair. */
export function Timeline({ facts, range, selected, onRange, onSelect }: Props): ReactNode {
  const line = useMemo(() => {
    const span = range !== null && isDay(range.from) && isDay(range.to) ? { from: range.from, to: range.to } : null;
    return layTimeline(facts, lanes, span);
  }, [facts, range]);
  if (line === null) return null;
  const undated = line.undated > 0 ? `, ${counted(line.undated, 'fact')} without a date` : '';
  return (
    <figure className="timeline" aria-label="Timeline">
      <Brush line={line} range={range} onRange={onRange}>
        <Marks line={line} facts={facts} selected={selected} onSelect={onSelect} />
      </Brush>
      <figcaption className="timeline-caption figures">
        {range === null
          ? `${formatDay(line.first)} to ${formatDay(line.last)}${undated}. Drag to narrow.`
          : `${day(range.from)} to ${day(range.to)}`}
        {range !== null && (
          <Button look="link" onClick={() => onRange(null)}>
            Show all days
          </Button>
        )}
      </figcaption>
    </figure>
  );
}

function day(text: string): string {
  return isDay(text) ? formatDay(text) : text;
}

type MarksProps = Pick<Props, 'facts' | 'selected' | 'onSelect'> & { readonly line: Layout };

function Marks({ line, facts, selected, onSelect }: MarksProps): ReactNode {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const marks = new Map(line.marks.map((mark) => [mark.id, mark]));
  return (
    <g aria-hidden="true">
      {line.pairs.map(([a, b]) => {
        const [one, other] = [marks.get(a), marks.get(b)];
        if (one === undefined || other === undefined) return null;
        return (
          <line
            key={`${a} ${b}`}
            className="timeline-pair"
            x1={percent((one.from + one.to) / 2)}
            x2={percent((other.from + other.to) / 2)}
            y1={laneY(one)}
            y2={laneY(other)}
          />
        );
      })}
      {line.marks.map((mark) => {
        const fact = byId.get(mark.id);
        if (fact === undefined) return null;
        return (
          <g
            key={mark.id}
            className={`timeline-mark side-${fact.side}`}
            data-selected={selected.has(mark.id)}
            onPointerDown={(event) => event.stopPropagation()}
            onClick={() => onSelect(mark.id)}
          >
            <title>{`${dateWords(fact.date)}. ${fact.text} (${sideWords[fact.side]})`}</title>
            {mark.fuzzy && (
              <rect
                className="timeline-bar"
                x={percent(mark.from)}
                width={percent(Math.max(mark.to - mark.from, 0.004))}
                y={laneY(mark) - 3}
                height={6}
                rx={3}
              />
            )}
            <svg x={percent((mark.from + mark.to) / 2)} y={laneY(mark)} overflow="visible">
              <path d={shapes[fact.side]} />
            </svg>
          </g>
        );
      })}
    </g>
  );
}

/** The shapes that stand beside the words of a side: plus, minus, ring. */
const shapes = {
  helps: 'M-5 -1.5H-1.5V-5H1.5V-1.5H5V1.5H1.5V5H-1.5V1.5H-5Z',
  hurts: 'M-5 -1.5H5V1.5H-5Z',
  neutral: 'M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z',
} as const;

type BrushProps = Pick<Props, 'range' | 'onRange'> & { readonly line: Layout; readonly children: ReactNode };

function Brush({ line, range, onRange, children }: BrushProps): ReactNode {
  const svg = useRef<SVGSVGElement>(null);
  const [drag, setDrag] = useState<{ start: number; end: number } | null>(null);
  const days = Math.max(1, daysBetween(line.first, line.last));
  const placeOf = (text: string) => (isDay(text) ? Math.min(1, Math.max(0, daysBetween(line.first, text) / days)) : 0);
  const placeAt = (event: PointerEvent) => {
    const box = svg.current?.getBoundingClientRect();
    return box === undefined || box.width === 0 ? 0 : Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  };
  const finish = () => {
    if (drag === null) return;
    const [from, to] = [Math.min(drag.start, drag.end), Math.max(drag.start, drag.end)];
    if (to - from > 0.005) onRange({ from: dayAt(line, from), to: dayAt(line, to) });
    setDrag(null);
  };
  const span =
    drag === null
      ? range === null
        ? null
        : { from: placeOf(range.from), to: placeOf(range.to) }
      : { from: Math.min(drag.start, drag.end), to: Math.max(drag.start, drag.end) };
  const [from, to] = [range?.from ?? line.first, range?.to ?? line.last];
  const move = (end: 'from' | 'to', next: CalendarDay) =>
    onRange(end === 'from' ? { from: next > to ? to : next, to } : { from, to: next < from ? from : next });
  return (
    <svg
      ref={svg}
      className="timeline-scale"
      role="group"
      aria-label="Facts over time"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const start = placeAt(event);
        setDrag({ start, end: start });
      }}
      onPointerMove={(event) => setDrag((now) => (now === null ? null : { ...now, end: placeAt(event) }))}
      onPointerUp={finish}
      onPointerCancel={() => setDrag(null)}
      onDoubleClick={() => onRange(null)}
    >
      {line.ticks.map((tick) => (
        <g key={tick.at} className="timeline-tick" aria-hidden="true">
          <line x1={percent(tick.at)} x2={percent(tick.at)} y1={0} y2={92} />
          <text x={percent(tick.at)} dx={4} y={103}>
            {tick.label}
          </text>
        </g>
      ))}
      {span !== null && (
        <rect className="timeline-span" x={percent(span.from)} width={percent(span.to - span.from)} y={0} height={92} />
      )}
      {children}
      <Handle label="First day" value={from} line={line} place={placeOf(from)} onMove={(next) => move('from', next)} />
      <Handle label="Last day" value={to} line={line} place={placeOf(to)} onMove={(next) => move('to', next)} />
    </svg>
  );
}

type HandleProps = {
  readonly label: string;
  readonly value: string;
  readonly place: number;
  readonly line: Layout;
  readonly onMove: (day: CalendarDay) => void;
};

const keySteps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, PageDown: -30, PageUp: 30 };

function Handle({ label, value, place, line, onMove }: HandleProps): ReactNode {
  const move = (event: KeyboardEvent) => {
    const step = keySteps[event.key];
    const to = event.key === 'Home' ? line.first : event.key === 'End' ? line.last : null;
    if ((step === undefined && to === null) || !isDay(value) || event.altKey) return;
    event.preventDefault();
    onMove(to ?? addDays(value, step ?? 0));
  };
  return (
    <g
      className="timeline-handle"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={daysBetween(line.first, line.last)}
      aria-valuenow={isDay(value) ? daysBetween(line.first, value) : 0}
      aria-valuetext={day(value)}
      onKeyDown={move}
    >
      <line x1={percent(place)} x2={percent(place)} y1={0} y2={92} />
    </g>
  );
}
