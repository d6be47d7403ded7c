import { z } from 'zod';

/**
 * What a window asks of the shell (the main process): windows, dialogs, cases to open.
 * Paths never come from the renderer: a picker, a drop or a recent case is an opaque token.
 */
const token = z.string().min(1).max(64);
const granted = z.object({ token, name: z.string() });

/** A case as the shell knows it: nothing of its contents but the title on its cover. */
export const openedCaseSchema = z.object({
  title: z.string(),
  encrypted: z.boolean(),
  readOnly: z.boolean(),
  /** Why a case is read-only: another opener holds it, the folder cannot be written, or it is damaged. */
  readOnlyReason: z.enum(['in-use', 'not-writable', 'damaged']).nullable(),
  heldBy: z.string().nullable(),
});

const recentSchema = z.object({ token, title: z.string(), folder: z.string(), openedAt: z.string() });

export const shellContract = {
  'shell.state': {
    input: z.object({}),
    output: z.object({
      case: openedCaseSchema.nullable(),
      /** A case that waits for its passphrase. */
      locked: z.object({ title: z.string() }).nullable(),
      /** The token of this window in addresses of evidence: `evidence://<token>/<source>`. */
      evidence: token,
      recents: z.array(recentSchema),
    }),
  },
  /** Asks where, makes the folder and opens it. `null`: the person cancelled the dialog. */
  'shell.new-case': {
    input: z.object({
      title: z.string().trim().min(1).max(200),
      client: z.string().trim().min(1).max(200),
      passphrase: z.string().min(1).max(1024).nullable(),
    }),
    output: openedCaseSchema.nullable(),
  },
  /** Opens the case that a recent token names or that the person picks. `locked`: ask for the passphrase, then `shell.unlock`. */
  'shell.open-case': {
    input: z.object({ recent: token.nullable() }),
    output: z.object({ case: openedCaseSchema.nullable(), locked: z.object({ title: z.string() }).nullable() }),
  },
  /** Asks for a portable copy and where its case shall lie, brings it in and opens it. Nothing: the person cancelled. */
  'shell.bring-in-copy': {
    input: z.object({}),
    output: z.object({ case: openedCaseSchema.nullable(), locked: z.object({ title: z.string() }).nullable() }),
  },
  'shell.unlock': { input: z.object({ passphrase: z.string().max(1024) }), output: openedCaseSchema },
  /** Drops the keys and asks for the passphrase again; a case without one is closed. */
  'shell.lock': { input: z.object({}), output: z.object({}) },
  'shell.close-case': { input: z.object({}), output: z.object({}) },
  'shell.pick-evidence': {
    input: z.object({ folders: z.boolean() }),
    output: z.object({ picked: z.array(granted) }),
  },
  /** Asks where to save; the token then goes with the call that writes. `null`: cancelled. */
  'shell.pick-save': {
    input: z.object({ suggestedName: z.string().max(200), kind: z.enum(['pdf', 'folder', 'zip', 'csv', 'docx']) }),
    output: granted.nullable(),
  },
  /** Shows a file that was just written in the system's file manager. */
  'shell.reveal': { input: z.object({ token }), output: z.object({}) },
  /** Shows the folder of the firm's own templates in the system's file manager; makes it where it is not there. */
  'shell.reveal-templates': { input: z.object({}), output: z.object({}) },
  /** Answers `closing`: what was being typed is saved, and the window may close. */
  'shell.left': { input: z.object({}), output: z.object({}) },
  /** Gives the window as it prints, as a PDF of that size; nothing is kept. */
  'shell.window-pages': {
    input: z.object({ sheet: z.enum(['us-letter', 'a4']) }),
    output: z.object({ pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  },
  /**
   * Opens the hidden page that sheets are drawn on; its port comes to the window by `loudermill:print-port`. What was open for this
   * window before is closed.
   */
  'shell.print-open': { input: z.object({}), output: z.object({}) },
  /** Prints the sheets that were drawn, by the dialog of the system, and closes the hidden page. */
  'shell.print-sheets': {
    input: z.object({ sheet: z.enum(['us-letter', 'a4']) }),
    output: z.object({ outcome: z.enum(['printed', 'cancelled', 'no-printer', 'failed']) }),
  },
  'shell.print-close': { input: z.object({}), output: z.object({}) },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type ShellContract = typeof shellContract;
export type ShellCall = keyof ShellContract;
export type ShellInput<K extends ShellCall> = z.input<ShellContract[K]['input']>;
export type ShellOutput<K extends ShellCall> = z.output<ShellContract[K]['output']>;
export type OpenedCase = z.infer<typeof openedCaseSchema>;

/** What the menu asks of the window. */
export const menuCommands = [
  'new-case',
  'open-case',
  'close-case',
  'lock',
  'add-files',
  'add-folder',
  'undo',
  'redo',
  'find-in-document',
  'search',
  'export-brief',
  'save-copy',
  'export-everything',
  'bring-in-copy',
  'verify',
  'print',
  'keyboard',
  'go-overview',
  'go-evidence',
  'go-chronology',
  'go-issues',
  'go-people',
  'go-comparators',
  'go-grievances',
  'go-productions',
  'go-briefs',
  'go-custody',
] as const;
export type MenuCommand = (typeof menuCommands)[number];

/** What the shell tells a window without being asked. */
export type ShellEvent =
  | { readonly type: 'menu'; readonly command: MenuCommand }
  /** The case host of this window has gone; the window shows why and offers to open the case again. */
  | { readonly type: 'host-gone'; readonly reason: string }
  | { readonly type: 'locked'; readonly title: string }
  /** The window is about to close; it waits a little for `shell.left`. */
  | { readonly type: 'closing' }
  /** How far the bringing in of a portable copy is, in bytes. */
  | { readonly type: 'bringing-in'; readonly done: number; readonly total: number };

/** What the preload puts on `window.loudermill`; the case's MessagePort comes by `window.postMessage('loudermill:port', ..., [port])`, that of a page that is printed on by `loudermill:print-port`. */
export type ShellBridge = {
  readonly platform: string;
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly onEvent: (listener: (event: ShellEvent) => void) => () => void;
  /** Gives a token for each dropped file or folder. */
  readonly grantDropped: (files: readonly unknown[]) => Promise<readonly { token: string; name: string }[]>;
};
