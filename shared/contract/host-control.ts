import type { Envelope } from './envelope.ts';
import type { OpenedCase } from './shell.ts';

/** What the shell says to a case host on its parent port. Every request is answered with the same `id`. */
export type HostRequest =
  | {
      readonly id: number;
      readonly type: 'create';
      readonly folder: string;
      readonly title: string;
      readonly client: string;
      readonly passphrase: string | null;
    }
  /** Fails with `locked` when the case has a passphrase and none, or a wrong one, was given. */
  | { readonly id: number; readonly type: 'open'; readonly folder: string; readonly passphrase: string | null }
  /** Brings a portable copy in as a case folder; `close` calls it off. */
  | { readonly id: number; readonly type: 'unpack'; readonly file: string; readonly folder: string }
  /** A MessagePort to a window travels with this one. */
  | { readonly id: number; readonly type: 'connect' }
  /** Lets the window use a path under a token: for reading evidence, or for writing one output. */
  | {
      readonly id: number;
      readonly type: 'grant';
      readonly token: string;
      readonly path: string;
      readonly use: 'read' | 'write';
    }
  /** Bytes of a recording or picture, at most 8 MiB; length 0 asks only what it is. */
  | {
      readonly id: number;
      readonly type: 'evidence';
      readonly source: string;
      readonly offset: number;
      readonly length: number;
    }
  /** Finishes what is being written, checkpoints, unlocks and closes. */
  | { readonly id: number; readonly type: 'close' };

/** Bytes of evidence with the media type that was found in them; `total` is the length of the whole. */
export type EvidencePiece = { readonly type: string; readonly total: number; readonly bytes: Uint8Array };

/** What a request is answered with: a case that was opened, bytes, or nothing but that it is done. */
export type HostValue = OpenedCase | EvidencePiece | null;

/** How far the unpacking of a copy is, in bytes; told without being asked. */
export type HostProgress = { readonly progress: { readonly done: number; readonly total: number } };

export type HostAnswer = { readonly id: number; readonly envelope: Envelope<HostValue> };

/** `workerData`-like settings of a host, as one JSON argument of its command line. */
export type HostSettings = {
  readonly resources: string;
  /** Folder of a firm's own templates, whether it is there yet or not. */
  readonly templates: string;
  readonly actor: string;
  /** The SQLite binding to load, where the packaged one does not fit the runtime. */
  readonly sqliteBinding: string | null;
  readonly development: boolean;
};
