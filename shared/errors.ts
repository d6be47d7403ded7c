/** The closed set of ways in which a call can fail. The renderer owns the words for each. */
export const errorCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'cancelled',
  'locked',
  'read-only',
  'disk-full',
  'no-permission',
  'unreadable-file',
  'newer-case',
  'corrupt-case',
  'check-failed',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Plain data that travels with an error; never evidence text. */
export type ErrorData = { readonly [key: string]: string | number | boolean | null | readonly string[] };

/** A failure that has a code. `message` is for support and the command line; the window words it by `code` and `data`. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly data: ErrorData;

  constructor(code: ErrorCode, message: string, options: { data?: ErrorData; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.data = options.data ?? {};
  }
}

/** Gives the AppError that an unknown failure is, by the codes that the operating system uses (ENOSPC, EACCES ...). */
export function toAppError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new AppError(codeOf(cause), message, { cause });
}

function codeOf(cause: unknown): ErrorCode {
  if (!(cause instanceof Error)) return 'internal';
  if (cause.name === 'AbortError') return 'cancelled';
  const system = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (system === 'ENOENT') return 'not-found';
  if (system === 'ENOSPC' || system === 'EDQUOT' || system === 'SQLITE_FULL') return 'disk-full';
  if (system === 'EACCES' || system === 'EPERM' || system === 'EBUSY') return 'no-permission';
  if (system === 'EISDIR' || system === 'ENOTDIR' || system === 'EEXIST' || system === 'ENOTEMPTY') return 'conflict';
  if (system === 'ENAMETOOLONG') return 'invalid-input';
  if (system === 'EROFS' || system.startsWith('SQLITE_READONLY')) return 'read-only';
  if (system.startsWith('SQLITE_CORRUPT') || system === 'SQLITE_NOTADB') return 'corrupt-case';
  if (system.startsWith('SQLITE_CONSTRAINT')) return 'conflict';
  return 'internal';
}
