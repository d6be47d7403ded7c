import { useRef, type ReactNode } from 'react';
import type { SeriesView } from '../../shared/contract/views.ts';
import { letters, standardStamp, stampStyleSchema, type StampStyle } from '../../shared/domain/exhibits.ts';
import { AppError } from '../../shared/errors.ts';
import { call, useCall } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { optionsOf, Select } from '../ui/select-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useRun } from '../ui/use-run.ts';
import { counted } from '../words.ts';
import { StampPreview } from './stamp-preview.tsx';

const corners: Readonly<Record<StampStyle['corner'], string>> = {
  'top-left': 'Top left',
  'top-center': 'Top center',
  'top-right': 'Top right',
  'bottom-left': 'Bottom left',
  'bottom-center': 'Bottom center',
  'bottom-right': 'Bottom right',
};
const fonts: Readonly<Record<StampStyle['font'], string>> = {
  sans: 'Sans serif',
  serif: 'Serif',
  mono: 'Typewriter',
};
const numberings: Readonly<Record<SeriesView['numbering'], string>> = { '1': '1, 2, 3', A: 'A, B, C' };

/** The series of exhibits, each with its label, numbering and stamp; what is changed here is saved at once. */
export function SeriesPane(): ReactNode {
  const series = useCall('series.list', {});
  const { run, failure } = useRun();
  const all = series.data ?? [];
  const add = () => {
    const taken = new Set(all.map((one) => one.label.toLowerCase()));
    const free = Array.from({ length: all.length + 1 }, (_, at) => `${letters(at + 1)} Ex.`);
    const label = free.find((one) => !taken.has(one.toLowerCase())) ?? 'New Ex.';
    const row = { id: null, name: 'New series', label, numbering: '1', stamp: standardStamp } as const;
    void run(() => call('series.set', row), 'Added a series');
  };
  const move = (at: number, by: -1 | 1) => {
    const ids = all.map((one) => one.id);
    const [one, other] = [ids[at], ids[at + by]];
    if (one === undefined || other === undefined) return;
    const ordered = ids.with(at, other).with(at + by, one);
    void run(() => call('series.order', { ids: ordered }), 'Changed the order of the series');
  };
  if (series.error !== null) return <ErrorNote failure={series.error} />;
  return (
    <div className="series-pane">
      <p className="quiet">
        A bundle holds the series in this order. The label stands before the number, on the stamp, in the index and in
        every cite.
      </p>
      {all.map((one, at) => (
        <SeriesPart
          key={one.id}
          series={one}
          onMove={(by) => move(at, by)}
          isFirst={at === 0}
          isLast={at === all.length - 1}
        />
      ))}
      {failure !== null && <ErrorNote failure={failure} />}
      <div>
        <Button onClick={add}>Add a series</Button>
      </div>
    </div>
  );
}

type PartProps = {
  readonly series: SeriesView;
  readonly onMove: (by: -1 | 1) => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

function SeriesPart({ series, onMove, isFirst, isLast }: PartProps): ReactNode {
  const { run, failure } = useRun();
  const { id, name, label, numbering, stamp, builtIn, exhibits } = series;
  // Subtle: a second change may come before the first is shown, so each starts from what is saved by then.
  const changes = useRef<Promise<unknown>>(Promise.resolve());
  const change = async (of: (now: SeriesView) => Partial<SeriesView>) => {
    const next = changes.current.then(async () => {
      const now = (await call('series.list', {})).find((one) => one.id === id) ?? series;
      const { builtIn: _b, exhibits: _e, position: _p, ...kept } = { ...now, ...of(now) };
      await call('series.set', kept);
    });
    changes.current = next.catch(() => undefined);
    await next;
  };
  const set = async (part: Partial<SeriesView>) => await change(() => part);
  const setStamp = async (part: Partial<StampStyle>) => await change((now) => ({ stamp: { ...now.stamp, ...part } }));
  const first = numbering === 'A' ? 'A' : '1';
  return (
    <details className="series-part" open={exhibits > 0 || !builtIn}>
      <summary>
        <strong>{name}</strong> <span className="quiet">{`${label} ${first}`}</span>{' '}
        <span className="quiet small">{exhibits === 0 ? 'no exhibits' : counted(exhibits, 'exhibit')}</span>
      </summary>
      <div className="series-fields">
        <TextField label="Name" value={name} onCommit={(text) => set({ name: required(text) })} />
        <TextField label="Label" value={label} onCommit={(text) => set({ label: required(text) })} />
        <Select
          label="Numbering"
          value={numbering}
          options={optionsOf(numberings)}
          onCommit={(next) => set({ numbering: next })}
        />
        <Select
          label="Stamp at"
          value={stamp.corner}
          options={optionsOf(corners)}
          onCommit={(corner) => setStamp({ corner })}
        />
        <Select
          label="Stamp font"
          value={stamp.font}
          options={optionsOf(fonts)}
          onCommit={(font) => setStamp({ font })}
        />
        <TextField
          label="Stamp size, in points"
          value={String(stamp.size)}
          onCommit={(text) => setStamp({ size: typedSize(text) })}
        />
        <div className="series-wide">
          <TextField
            label="Words of the stamp"
            value={stamp.text}
            hint="{label} stands for the label and its number."
            onCommit={(text) => setStamp({ text: typedWords(text) })}
          />
        </div>
        <div className="series-wide">
          <StampPreview stamp={stamp} label={`${label} ${first}`} />
        </div>
      </div>
      {failure !== null && <ErrorNote failure={failure} />}
      <div className="series-tools">
        <Button look="quiet" disabled={isFirst} onClick={() => onMove(-1)}>
          Move up
        </Button>
        <Button look="quiet" disabled={isLast} onClick={() => onMove(1)}>
          Move down
        </Button>
        <Button
          look="quiet"
          disabled={!builtIn && exhibits > 0}
          onClick={() =>
            void run(() => call('series.remove', { id }), builtIn ? `Set ${name} back` : `Removed the series ${name}`)
          }
        >
          {builtIn ? 'Back to standard' : 'Remove'}
        </Button>
        {!builtIn && exhibits > 0 && <span className="quiet small">It still has exhibits.</span>}
      </div>
    </details>
  );
}

function required(text: string): string {
  if (text.trim() === '') throw new AppError('invalid-input', 'there are no words', { data: { reason: 'no-words' } });
  return text.trim();
}

function typedSize(text: string): number {
  const size = Number(text.replace(/\s*pt$/iu, ''));
  if (!stampStyleSchema.shape.size.safeParse(size).success) {
    throw new AppError('invalid-input', 'a stamp is from 6 to 24 points high', { data: { reason: 'stamp-size' } });
  }
  return size;
}

function typedWords(text: string): string {
  if (!stampStyleSchema.shape.text.safeParse(text).success) {
    throw new AppError('invalid-input', 'the words of a stamp hold {label}', { data: { reason: 'stamp-words' } });
  }
  return text;
}
