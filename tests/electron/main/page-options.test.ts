import { expect, test } from 'vitest';
import { pageOptions } from '../../../electron/main/page-options.ts';

test('a page runs isolated, without Node, plugins, a spell checker or navigation by drop', () => {
  expect(pageOptions('/preload.cjs', false)).toEqual({
    preload: '/preload.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    enableWebSQL: false,
    devTools: false,
  });
});
