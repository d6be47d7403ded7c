import { mkdirSync, watch } from 'node:fs';

/** So long nothing may change before it is told: a text editor writes a file in several goes. */
const pause = 300;

/**
 * Tells when a file of a firm's folder of templates changes, comes or goes; the folder is made where it is not there. Gives what ends
 * it. A folder that cannot be watched is left alone: its templates are then listed as the case is opened again.
 */
export function watchTemplates(folder: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, pause);
    timer.unref();
  };
  try {
    mkdirSync(folder, { recursive: true });
    const watcher = watch(folder, { persistent: false }, later);
    watcher.on('error', () => watcher.close());
    return () => {
      clearTimeout(timer);
      watcher.close();
    };
  } catch {
    return () => undefined;
  }
}
