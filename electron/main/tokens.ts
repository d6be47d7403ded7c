import { AppError } from '../../shared/errors.ts';
import type { Ids } from '../../shared/runtime.ts';

/** What a path was given for: to be read as evidence, written as an output, or opened as a case. */
export type TokenUse = 'read' | 'write' | 'case';

/** The paths that a person gave to one window, under names that say nothing. */
export type Tokens = {
  /** Gives the token of a path that came from a picker, a drop or the recent cases; the same path and use keep theirs. */
  readonly grant: (path: string, use: TokenUse) => string;
  /** Gives the path of a token. Throws `not-found` for one that this window was never given for such a use. */
  readonly pathOf: (token: string, ...uses: readonly TokenUse[]) => string;
};

/** Gives an empty set of tokens. */
export function createTokens(ids: Ids): Tokens {
  const grants = new Map<string, { path: string; use: TokenUse }>();
  const tokens = new Map<string, string>();
  return {
    grant: (path, use) => {
      const key = `${use}:${path}`;
      const token = tokens.get(key) ?? ids.next();
      tokens.set(key, token);
      grants.set(token, { path, use });
      return token;
    },
    pathOf: (token, ...uses) => {
      const grant = grants.get(token);
      if (grant === undefined || !uses.includes(grant.use)) {
        throw new AppError('not-found', 'that choice is no longer known; choose again');
      }
      return grant.path;
    },
  };
}
