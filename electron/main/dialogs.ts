import { app, dialog } from 'electron';
import type { BrowserWindow, OpenDialogOptions } from 'electron';
import { join } from 'node:path';
import { folderNameOf } from './case-folder.ts';

/** Asks for a case to open: its folder where the system lets one pick either, else its file. `null`: cancelled. */
export async function pickCase(window: BrowserWindow): Promise<string | null> {
  const picked = await dialog.showOpenDialog(window, {
    title: 'Open case',
    buttonLabel: 'Open case',
    properties: ['openFile'],
    filters: [{ name: 'Loudermill case', extensions: ['loudermill'] }],
  });
  return picked.canceled ? null : (picked.filePaths[0] ?? null);
}

/** Asks for a portable copy. `null`: cancelled. */
export async function pickCopy(window: BrowserWindow): Promise<string | null> {
  const picked = await dialog.showOpenDialog(window, {
    title: 'Bring in a portable copy',
    buttonLabel: 'Choose',
    properties: ['openFile'],
    filters: [{ name: 'Portable copy', extensions: ['zip'] }],
  });
  return picked.canceled ? null : (picked.filePaths[0] ?? null);
}

/** Asks where the folder of a new case shall be. `null`: cancelled. */
export async function pickNewCaseFolder(
  window: BrowserWindow,
  title: string,
  buttonLabel = 'Create case',
): Promise<string | null> {
  const picked = await dialog.showSaveDialog(window, {
    title: 'Where to keep the case',
    buttonLabel,
    defaultPath: join(app.getPath('documents'), folderNameOf(title)),
    properties: ['createDirectory'],
  });
  return picked.canceled || picked.filePath === '' ? null : picked.filePath;
}

/** Asks for files or folders to add as evidence. Empty: cancelled. */
export async function pickEvidence(window: BrowserWindow, folders: boolean): Promise<string[]> {
  const properties: OpenDialogOptions['properties'] = [folders ? 'openDirectory' : 'openFile', 'multiSelections'];
  const title = folders ? 'Add folder' : 'Add files';
  const picked = await dialog.showOpenDialog(window, { title, buttonLabel: title, properties });
  return picked.canceled ? [] : picked.filePaths;
}

const saved = { pdf: 'PDF', zip: 'Portable copy', csv: 'Table', docx: 'Word file' } as const;

/** Asks where to save a file of a kind, or in which folder to make one of the suggested name. `null`: cancelled. */
export async function pickSave(
  window: BrowserWindow,
  suggestedName: string,
  kind: keyof typeof saved | 'folder',
): Promise<string | null> {
  const name = folderNameOf(suggestedName);
  if (kind === 'folder') {
    const picked = await dialog.showOpenDialog(window, {
      title: 'Where to save',
      buttonLabel: 'Save here',
      properties: ['openDirectory', 'createDirectory'],
    });
    const parent = picked.canceled ? undefined : picked.filePaths[0];
    return parent === undefined ? null : join(parent, name);
  }
  const picked = await dialog.showSaveDialog(window, {
    title: `Save ${saved[kind]}`,
    buttonLabel: 'Save',
    defaultPath: join(app.getPath('documents'), name.endsWith(`.${kind}`) ? name : `${name}.${kind}`),
    filters: [{ name: saved[kind], extensions: [kind] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return picked.canceled || picked.filePath === '' ? null : picked.filePath;
}

/** Says that a case could not be opened, when no page asked for it that could say so. */
export async function sayNotOpened(window: BrowserWindow, name: string, reason: string): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: `“${name}” could not be opened.`,
    detail: reason,
    buttons: ['Close'],
  });
}
