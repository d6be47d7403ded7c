import type { Database } from 'better-sqlite3';

type Native = { prepare: (...args: unknown[]) => object };
type NativeStatement = { iterate: (...args: unknown[]) => object };

const kept = new Set<object>();

/**
 * Keeps every native object of a database from being collected. Subtle: the development fallback runtime loads the SQLite
 * binding under Node-API "experimental", where a finalizer that runs during garbage collection stops the whole process.
 * A packaged app loads the binding as it is and never comes here.
 */
export function keepStatements(db: Database): void {
  for (const symbol of Object.getOwnPropertySymbols(db)) {
    const native: unknown = Reflect.get(db, symbol);
    if (typeof native !== 'object' || native === null || !('prepare' in native)) continue;
    kept.add(db).add(native);
    const { prepare } = native as Native;
    Object.defineProperty(native, 'prepare', {
      value: (...args: unknown[]) => {
        const statement = prepare.apply(native, args);
        keepIterators(statement as NativeStatement);
        kept.add(statement);
        return statement;
      },
    });
  }
}

function keepIterators(statement: NativeStatement): void {
  const { iterate } = statement;
  Object.defineProperty(statement, 'iterate', {
    value: (...args: unknown[]) => {
      const iterator = iterate.apply(statement, args);
      kept.add(iterator);
      return iterator;
    },
  });
}
