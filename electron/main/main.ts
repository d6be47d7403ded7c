import { join, resolve } from 'node:path';
import { app, protocol } from 'electron';
import { z } from 'zod';
import { appScheme } from './app-protocol.ts';
import { pathsIn } from './case-folder.ts';
import { evidenceScheme } from './evidence-protocol.ts';
import { lockCommandLine, lockContents, lockSession } from './offline-lock.ts';
import { startShell } from './shell.ts';

const instanceSchema = z.object({ paths: z.array(z.string()) });

const development = !app.isPackaged;
app.setName('Loudermill');
const chosenUserData = development ? process.env['LOUDERMILL_USER_DATA'] : undefined;
app.setPath('userData', chosenUserData || join(app.getPath('appData'), 'Loudermill'));
// Subtle: Chromium stops when it is told both; root has to say `--no-sandbox`, and no page asks for less than a sandbox anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
lockCommandLine(app.commandLine);
protocol.registerSchemesAsPrivileged([appScheme, evidenceScheme]);
// Subtle: set before the first session and page exist, so that none is made without the lock.
app.on('session-created', (session) => void lockSession(session, development));
app.on('web-contents-created', (_event, contents) => lockContents(contents));

const paths = pathsIn(process.argv, app.isPackaged).map((path) => resolve(path));
if (app.requestSingleInstanceLock({ paths })) run();
else app.quit();

function run(): void {
  // Subtle: no top-level await; the app is ready only once this module has been read.
  const shell = app.whenReady().then(() => startShell(paths, development));
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const sent = instanceSchema.safeParse(data);
    void shell.then(({ show }) => show(sent.success ? sent.data.paths : []));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void shell.then(({ show }) => show([path]));
  });
  app.on('activate', () => void shell.then(({ show }) => show([])));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
