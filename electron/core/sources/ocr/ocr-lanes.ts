import { availableParallelism } from 'node:os';

/**
 * Gives how many threads may read scanned pages: two, one while evidence comes in. Where the threads cannot be given a low
 * priority, a machine with few cores gets one.
 */
export function ocrLanes(isImporting: boolean, cores = availableParallelism(), system = process.platform): number {
  const few = system === 'linux' ? 2 : 4;
  return isImporting || cores < few ? 1 : 2;
}
