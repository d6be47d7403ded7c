import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/contract/shell.ts';
import type { Preferences } from './preferences.ts';
import type { Recent } from './recents.ts';

export type MenuState = {
  readonly platform: NodeJS.Platform;
  readonly developerTools: boolean;
  readonly recents: readonly Recent[];
  readonly theme: Preferences['theme'];
};

export type MenuActions = {
  /** Tells the window in front what was asked of it. */
  readonly send: (command: MenuCommand) => void;
  readonly openRecent: (folder: string) => void;
  readonly clearRecents: () => void;
  readonly setTheme: (theme: Preferences['theme']) => void;
  readonly about: () => void;
};

const separator: MenuItemConstructorOptions = { type: 'separator' };

const screens: readonly (readonly [label: string, command: MenuCommand])[] = [
  ['Overview', 'go-overview'],
  ['Evidence', 'go-evidence'],
  ['Chronology', 'go-chronology'],
  ['Issues', 'go-issues'],
  ['People', 'go-people'],
  ['Comparators', 'go-comparators'],
  ['Grievances', 'go-grievances'],
  ['Productions', 'go-productions'],
  ['Briefs', 'go-briefs'],
  ['Custody', 'go-custody'],
];

/** Gives the whole menu bar as data. */
export function menuTemplate(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const item = (label: string, command: MenuCommand, accelerator?: string): MenuItemConstructorOptions => ({
    label,
    id: command,
    click: () => actions.send(command),
    ...(accelerator === undefined ? {} : { accelerator }),
  });
  const mac = state.platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        item('New case…', 'new-case', 'CmdOrCtrl+N'),
        item('Open case…', 'open-case', 'CmdOrCtrl+O'),
        { label: 'Open recent', submenu: recentItems(state, actions) },
        item('Bring in a portable copy…', 'bring-in-copy'),
        separator,
        item('Add files…', 'add-files', 'CmdOrCtrl+Shift+A'),
        item('Add folder…', 'add-folder'),
        separator,
        item('Export brief…', 'export-brief', 'CmdOrCtrl+E'),
        item('Save a portable copy…', 'save-copy'),
        item('Export everything…', 'export-everything'),
        separator,
        item('Print…', 'print', 'CmdOrCtrl+P'),
        separator,
        item('Lock', 'lock', 'CmdOrCtrl+L'),
        item('Close case', 'close-case', 'CmdOrCtrl+W'),
        ...(mac ? [] : [separator, { role: 'quit', label: 'Quit' } as const]),
      ],
    },
    { label: '&Edit', submenu: editItems(state, item) },
    { label: '&View', submenu: viewItems(state, actions) },
    { label: '&Go', submenu: screens.map(([label, command], at) => item(label, command, goKey(at))) },
    { label: '&Window', role: 'windowMenu' },
    {
      label: '&Help',
      role: 'help',
      submenu: [
        item('Keyboard shortcuts', 'keyboard', 'CmdOrCtrl+/'),
        { label: 'About Loudermill', id: 'about', click: () => actions.about() },
      ],
    },
  ];
}

/** There are nine digits for ten screens, and Ctrl+0 is the actual size: the last one has no key. */
function goKey(at: number): string | undefined {
  return at < 9 ? `CmdOrCtrl+${at + 1}` : undefined;
}

/** Subtle: undo and redo have no role here; the window decides whether they mean its text field or the case. */
function editItems(
  state: MenuState,
  item: (label: string, command: MenuCommand, accelerator?: string) => MenuItemConstructorOptions,
): MenuItemConstructorOptions[] {
  const secondRedo = { ...item('Redo', 'redo', 'Ctrl+Y'), visible: false, acceleratorWorksWhenHidden: true };
  delete (secondRedo as { id?: string }).id;
  return [
    item('Undo', 'undo', 'CmdOrCtrl+Z'),
    item('Redo', 'redo', 'CmdOrCtrl+Shift+Z'),
    ...(state.platform === 'darwin' ? [] : [secondRedo]),
    separator,
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll', label: 'Select all' },
    separator,
    item('Find in document', 'find-in-document', 'CmdOrCtrl+F'),
    item('Search everything', 'search', 'CmdOrCtrl+K'),
    separator,
    item('Verify case', 'verify'),
  ];
}

function viewItems(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  const theme = (label: string, value: Preferences['theme']): MenuItemConstructorOptions => ({
    label,
    id: `theme-${value}`,
    type: 'radio',
    checked: state.theme === value,
    click: () => actions.setTheme(value),
  });
  return [
    { label: 'Theme', submenu: [theme('As the system', 'system'), theme('Light', 'light'), theme('Dark', 'dark')] },
    separator,
    { role: 'resetZoom', label: 'Actual size' },
    { role: 'zoomIn', label: 'Zoom in' },
    { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
    { role: 'zoomOut', label: 'Zoom out' },
    separator,
    { role: 'togglefullscreen', label: 'Full screen' },
    ...(state.developerTools ? [separator, { role: 'toggleDevTools', label: 'Developer tools' } as const] : []),
  ];
}

function recentItems(state: MenuState, actions: MenuActions): MenuItemConstructorOptions[] {
  if (state.recents.length === 0) return [{ label: 'No recent cases', enabled: false }];
  return [
    ...state.recents.map(({ title, folder }) => ({
      // Subtle: a lone & in a label marks its access key and would vanish from the title.
      label: title.replaceAll('&', '&&'),
      sublabel: folder,
      click: () => actions.openRecent(folder),
    })),
    separator,
    { label: 'Clear recent cases', click: () => actions.clearRecents() },
  ];
}
