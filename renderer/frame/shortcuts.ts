/** Keys that do one thing: any of `keys`, pressed together with what stands before a `+`. */
export type Shortcut = { readonly keys: readonly string[]; readonly act: string };
export type ShortcutGroup = { readonly title: string; readonly shortcuts: readonly Shortcut[] };

const of = (act: string, ...keys: readonly string[]): Shortcut => ({ keys, act });

/** Every key that the window takes, by what it is used on. `Ctrl` is Cmd on a Mac. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      of('Search everything', 'Ctrl+K'),
      of('Go to a screen', 'Ctrl+1 to 9'),
      of('Back, forward', 'Alt+←', 'Alt+→'),
      of('Next part of the screen, the one before', 'F6', 'Shift+F6'),
      of('Undo, redo', 'Ctrl+Z', 'Ctrl+Shift+Z'),
      of('Add files', 'Ctrl+Shift+A'),
      of('Export brief', 'Ctrl+E'),
      of('Print, with a preview', 'Ctrl+P'),
      of('Lock the case', 'Ctrl+L'),
      of('Back one level', 'Esc'),
      of('This list', 'Ctrl+/', '?'),
    ],
  },
  {
    title: 'Lists',
    shortcuts: [
      of('Row by row', '↑', '↓'),
      of('Page by page, first, last', 'Page Up', 'Page Down', 'Home', 'End'),
      of('Add rows to the selection', 'Shift+↑', 'Shift+↓', 'Ctrl+Space'),
      of('Select all', 'Ctrl+A'),
      of('Open', 'Enter'),
      of('Open beside', 'Ctrl+Enter'),
      of('Menu of the row', 'Shift+F10'),
      of('Edit the row', 'F2'),
      of('Remove', 'Del'),
      of('Jump to a title', 'type its first letters'),
    ],
  },
  {
    title: 'Reading a source',
    shortcuts: [
      of('Scroll', '↑', '↓', 'Page Up', 'Page Down', 'Home', 'End'),
      of('Page before, next page', '[', ']'),
      of('Go to a page', 'Ctrl+G'),
      of('Find', 'Ctrl+F'),
      of('Next place, the one before', 'F3', 'Shift+F3'),
      of('Larger, smaller', '+', '−', 'Ctrl+wheel'),
      of('Fit width, whole page', '0', '9'),
      of('Rotate', 'R', 'Shift+R'),
      of('Thumbnails', 'T'),
      of('Close the source beside', 'Esc'),
    ],
  },
  {
    title: 'Text and tables',
    shortcuts: [
      of('Select lines', '↑', '↓', 'Shift+↑', 'Shift+↓'),
      of('Cell by cell', '↑', '↓', '←', '→'),
      of('Select cells', 'Shift+arrow'),
      of('First cell, last cell', 'Ctrl+Home', 'Ctrl+End'),
      of('Copy the cells', 'Ctrl+C'),
    ],
  },
  {
    title: 'Writing a paper',
    shortcuts: [
      of('Heading 1 to 4, paragraph', 'Ctrl+Alt+1 to 4', 'Ctrl+Alt+0'),
      of('Bold, italic, underline', 'Ctrl+B', 'Ctrl+I', 'Ctrl+U'),
      of('Bulleted list, numbered list', 'Ctrl+Shift+8', 'Ctrl+Shift+7'),
      of('Item in, item out', 'Tab', 'Shift+Tab'),
      of('Block quotation', 'Ctrl+Shift+B'),
      of('Line break', 'Shift+Enter'),
      of('Cite an excerpt or exhibit', 'Ctrl+Shift+C'),
      of('Footnote', 'Ctrl+Alt+F'),
      of('Insert at the cursor', '/'),
      of('Choose from the list, close it', '↑', '↓', 'Enter', 'Esc'),
      of('Name the authority that the selected words cite', 'Ctrl+Alt+A'),
      of('Comment on the selected words', 'Ctrl+Alt+M'),
      of('Send the comment', 'Ctrl+Enter'),
      of('Move the block up, down', 'Alt+Shift+↑', 'Alt+Shift+↓'),
      of('Open what a block shows of the case', 'Ctrl+Enter'),
      of('Turn the block into text', 'Ctrl+Shift+Enter'),
      of('Next cell, the one before', 'Tab', 'Shift+Tab'),
      of('From tool to tool', '←', '→'),
    ],
  },
  {
    title: 'Printing',
    shortcuts: [
      of('Sheet before, next sheet', 'Page Up', 'Page Down'),
      of('First sheet, last sheet', 'Home', 'End'),
      of('Print', 'Enter'),
      of('Cancel', 'Esc'),
    ],
  },
  {
    title: 'Recordings',
    shortcuts: [
      of('Back, stop, forward', 'J', 'K', 'L'),
      of('One frame back, on', ',', '.'),
      of('Five seconds back, on', '←', '→'),
      of('Mark in, mark out', 'I', 'O'),
      of('Write an observation', 'Enter'),
    ],
  },
];

/** Gives keys as they are printed on the keyboards of a platform. */
export function keysOn(platform: string, keys: string): string {
  return platform === 'darwin' ? keys.replaceAll('Ctrl+', '⌘').replaceAll('Shift+', '⇧').replaceAll('Alt+', '⌥') : keys;
}
