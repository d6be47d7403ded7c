/**
 * A program and its arguments; it does the whole job once and exits 0. One that prints `measured 0.0012 s` (or `MB`) is taken at
 * that, the rest by how long it ran.
 */
export type BenchCommand = { readonly file: string; readonly args: readonly string[] };

/** Another program that does the job, or the reason why it cannot be run here. */
export type BenchPeer = {
  readonly name: string;
  readonly command: BenchCommand | null;
  readonly missing?: string;
  /** What of ours is set against this peer; the job's own command when absent. */
  readonly ours?: BenchCommand;
};

export type BenchSetup = {
  /** One line on what is measured. */
  readonly about: string;
  readonly ours: BenchCommand;
  readonly peers: readonly BenchPeer[];
  /** What the programs measure, where it is not time. */
  readonly unit?: 'MB';
  /** A program whose lines are shown below the ratios: what one number for the whole job does not tell. */
  readonly report?: BenchCommand;
};

/** A job that is measured against peers. `prepare` may use the folder given; nothing of it is timed. */
export type BenchJob = { readonly name: string; readonly prepare: (folder: string) => Promise<BenchSetup> };

/** `ratio` is ours / peer; all but the names are null when the peer is missing. Seconds are medians. */
export type BenchRow = {
  readonly job: string;
  readonly peer: string;
  readonly ratio: number | null;
  readonly ours_s: number | null;
  readonly peer_s: number | null;
  readonly rssMb: number | null;
  /** What `ours_s` and `peer_s` count, where it is not seconds. */
  readonly unit?: 'MB';
  readonly missing?: string;
};
