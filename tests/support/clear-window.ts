import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';

// The files of a worker share its window and libraries; our own modules are loaded anew for each, with nothing in them.
afterEach(() => cleanup());
afterAll(() => {
  vi.useRealTimers();
  vi.resetModules();
  localStorage.clear();
  sessionStorage.clear();
  document.head.replaceChildren();
  document.body.replaceChildren();
});
