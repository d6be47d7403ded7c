import type { ImportPhase, ImportProgress } from '../../../shared/domain/imports.ts';

/** Keeps count of an import: of its files as wholes, and of those in hand. */
export type ImportMeter = {
  readonly expect: (files: number, bytes: number) => void;
  /** Takes a file in hand; gives what notes its phase and how many of its bytes are in. */
  readonly begin: (name: string, totalBytes: number) => FileMeter;
  /** Counts a file that needs no work: it is on record. */
  readonly skip: (bytes: number) => void;
  readonly read: (paused: boolean) => ImportProgress;
};

export type FileMeter = {
  readonly phase: (phase: ImportPhase, name?: string) => void;
  readonly bytes: (done: number) => void;
  readonly end: () => void;
};

/** What a file costs beside its bytes, as so many bytes: small files are slow for their size. */
const fileCost = 262_144;
/** Seconds over which the speed is taken, and before which nothing is said of the time left. */
const span = 15;
const earliest = 3;

/** Gives a meter; `now` gives seconds that only rise. `onChange` is told of every change. */
export function createImportMeter(now: () => number, onChange: () => void = () => {}): ImportMeter {
  let files = 0;
  let finishedBytes = 0;
  let worked = 0;
  let total: { readonly files: number; readonly bytes: number } | null = null;
  const inHand = new Set<{ name: string; phase: ImportPhase; bytes: number; readonly totalBytes: number }>();
  const marks: { readonly at: number; readonly bytes: number; readonly work: number }[] = [];

  const bytesIn = () => finishedBytes + [...inHand].reduce((sum, each) => sum + each.bytes, 0);
  const mark = () => {
    const at = now();
    const last = marks.at(-1);
    if (last !== undefined && at - last.at < 0.25) return;
    const bytes = bytesIn();
    marks.push({ at, bytes, work: bytes + worked * fileCost });
    while (marks.length > 2 && at - (marks[0]?.at ?? at) > span) marks.shift();
  };
  const changed = () => {
    mark();
    onChange();
  };

  return {
    expect(countedFiles, bytes) {
      total = { files: countedFiles, bytes };
      changed();
    },
    begin(name, totalBytes) {
      const file = { name, phase: 'storing' as ImportPhase, bytes: 0, totalBytes };
      inHand.add(file);
      changed();
      return {
        phase(phase, shown = name) {
          file.phase = phase;
          file.name = shown;
          changed();
        },
        bytes(done) {
          file.bytes = Math.min(done, totalBytes);
          changed();
        },
        end() {
          if (!inHand.delete(file)) return;
          files += 1;
          worked += 1;
          finishedBytes += totalBytes;
          changed();
        },
      };
    },
    skip(bytes) {
      files += 1;
      finishedBytes += bytes;
      // Subtle: what was done at an earlier time says nothing of the speed of now.
      marks.length = 0;
      changed();
    },
    read(paused) {
      const bytes = bytesIn();
      const [first] = marks;
      const last = marks.at(-1);
      const seconds = first === undefined || last === undefined ? 0 : last.at - first.at;
      const telling = !paused && first !== undefined && last !== undefined && seconds >= earliest;
      const work = telling ? (last.work - first.work) / seconds : 0;
      const left =
        total === null ? null : Math.max(0, total.bytes - bytes) + Math.max(0, total.files - files) * fileCost;
      return {
        files,
        totalFiles: total === null ? null : Math.max(total.files, files),
        bytes,
        totalBytes: total === null ? null : Math.max(total.bytes, bytes),
        bytesPerSecond: telling ? (last.bytes - first.bytes) / seconds : null,
        secondsLeft: left === null || work <= 0 ? null : left / work,
        paused,
        now: [...inHand].map((each) => ({ ...each })),
      };
    },
  };
}
