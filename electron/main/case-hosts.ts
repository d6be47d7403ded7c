import { AppError } from '../../shared/errors.ts';
import type { Envelope } from '../../shared/contract/envelope.ts';
import type {
  EvidencePiece,
  HostAnswer,
  HostProgress,
  HostRequest,
  HostValue,
} from '../../shared/contract/host-control.ts';
import type { OpenedCase } from '../../shared/contract/shell.ts';

/** As much of Electron's UtilityProcess as a host is driven by; `P` is the port that a window gets. */
export type HostProcess<P> = {
  readonly postMessage: (message: HostRequest, transfer?: P[]) => void;
  readonly kill: () => boolean;
  on(event: 'message', listener: (message: HostAnswer | HostProgress) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
};

/** The process that alone has one case open. Each call fails with the code that the host answers. */
export type CaseHost<P> = {
  readonly create: (input: {
    folder: string;
    title: string;
    client: string;
    passphrase: string | null;
  }) => Promise<OpenedCase>;
  readonly open: (folder: string, passphrase: string | null) => Promise<OpenedCase>;
  /** Brings a portable copy in as a case folder. `onProgress` is told bytes; closing the host calls it off. */
  readonly unpack: (file: string, folder: string, onProgress: (done: number, total: number) => void) => Promise<void>;
  readonly connect: (port: P) => Promise<void>;
  readonly grant: (token: string, path: string, use: 'read' | 'write') => Promise<void>;
  /** Gives bytes of a recording or picture of the case; length 0 asks only what it is. */
  readonly evidence: (source: string, offset: number, length: number) => Promise<EvidencePiece>;
  /** Closes the case and ends the process, by force when it takes longer than the grace period. */
  readonly close: () => Promise<void>;
};

type Body<T> = T extends HostRequest ? Omit<T, 'id'> : never;

const graceMs = 10_000;

/** Speaks for a host that was just forked. `onGone` is told the exit code when it ends without being asked to. */
export function driveHost<P>(process: HostProcess<P>, onGone: (code: number) => void): CaseHost<P> {
  const waiting = new Map<number, (envelope: Envelope<HostValue>) => void>();
  let lastId = 0;
  let closing = false;
  let exited = false;
  let whenExited: () => void = () => {};
  const exit = new Promise<void>((resolve) => (whenExited = resolve));

  let tell: (done: number, total: number) => void = () => {};

  process.on('message', (message) => {
    if ('progress' in message) return tell(message.progress.done, message.progress.total);
    waiting.get(message.id)?.(message.envelope);
    waiting.delete(message.id);
  });
  process.on('exit', (code) => {
    exited = true;
    whenExited();
    for (const answer of waiting.values()) answer(gone);
    waiting.clear();
    if (!closing) onGone(code);
  });

  const ask = async (body: Body<HostRequest>, transfer?: P[]): Promise<HostValue> => {
    if (exited) throw new AppError('internal', gone.error.message);
    lastId += 1;
    const id = lastId;
    const envelope = await new Promise<Envelope<HostValue>>((resolve) => {
      waiting.set(id, resolve);
      process.postMessage({ ...body, id }, transfer);
    });
    if (envelope.ok) return envelope.value;
    throw new AppError(envelope.error.code, envelope.error.message, { data: envelope.error.data });
  };
  const askForCase = async (body: Body<HostRequest>): Promise<OpenedCase> => {
    const opened = await ask(body);
    if (opened === null || !('title' in opened)) throw new AppError('internal', 'the case host opened nothing');
    return opened;
  };

  return {
    create: (input) => askForCase({ type: 'create', ...input }),
    open: (folder, passphrase) => askForCase({ type: 'open', folder, passphrase }),
    unpack: async (file, folder, onProgress) => {
      tell = onProgress;
      await ask({ type: 'unpack', file, folder });
    },
    connect: async (port) => void (await ask({ type: 'connect' }, [port])),
    grant: async (token, path, use) => void (await ask({ type: 'grant', token, path, use })),
    evidence: async (source, offset, length) => {
      const piece = await ask({ type: 'evidence', source, offset, length });
      if (piece === null || !('bytes' in piece)) throw new AppError('internal', 'the case host gave no bytes');
      return piece;
    },
    close: async () => {
      if (exited) return;
      closing = true;
      let timer: NodeJS.Timeout | undefined;
      const grace = new Promise<void>((resolve) => (timer = setTimeout(resolve, graceMs)));
      await Promise.race([ask({ type: 'close' }).catch(() => null), exit, grace]);
      clearTimeout(timer);
      if (!exited) process.kill();
    },
  };
}

const gone = {
  ok: false,
  error: { code: 'internal', message: 'the process that had the case open has ended', data: {} },
} as const;
