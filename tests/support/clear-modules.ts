import { afterAll, vi } from 'vitest';

// The files of a worker share its process and libraries; our own modules are loaded anew for each, with nothing in them.
afterAll(() => {
  vi.useRealTimers();
  vi.resetModules();
});
