import { Fragment, Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';
import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import { toAppError } from '../../../shared/errors.ts';
import { call } from '../../api.ts';
import { showToast } from '../../ui/toast.tsx';
import { failureLine } from '../../words.ts';
import { writable } from './open-document.ts';

/** What proves the exhibits stays as the case has it, and is never typed over. */
export const stayLive: ReadonlySet<LiveObject> = new Set(['exhibits', 'custody', 'certificate']);

/** Puts what the live block at a place prints there as text, its cites live, in one step that undo takes back. */
export async function turnIntoText(
  view: EditorView,
  at: number,
  paper: { readonly brief: string; readonly date: string },
): Promise<void> {
  const node = view.state.doc.nodeAt(at);
  if (node?.type.name !== 'live') return;
  const object = node.attrs['object'] as LiveObject;
  const id = node.attrs['id'] as string | null;
  try {
    const { content } = await call('briefs.live-text', { ...paper, object, id, level: levelAt(view.state.doc, at) });
    if (view.isDestroyed) return;
    // Subtle: typing may have moved the block meanwhile; it is then looked for, not guessed.
    const now = view.state.doc.nodeAt(at) === node ? at : placeOf(view.state.doc, node);
    if (now === null) return;
    const given = writable({ type: 'doc', content }).content.slice(0, content.length);
    const nodes = given.map((one) => Node.fromJSON(view.state.schema, one));
    view.dispatch(view.state.tr.replaceWith(now, now + node.nodeSize, Fragment.from(nodes)).scrollIntoView());
    view.focus();
    showToast('Turned into text. It no longer follows the case; Ctrl+Z takes it back.');
  } catch (cause) {
    showToast(failureLine(toAppError(cause)));
  }
}

/** The level of headings within a block at a place: one below the headings that it stands under, as it is printed. */
function levelAt(doc: Node, at: number): number {
  const under: number[] = [];
  doc.forEach((block, offset) => {
    if (offset >= at || block.type.name !== 'heading') return;
    const level = Number(block.attrs['level']);
    while ((under.at(-1) ?? 0) >= level) under.pop();
    under.push(level);
  });
  return Math.min(under.length + 1, 4);
}

function placeOf(doc: Node, node: Node): number | null {
  let found: number | null = null;
  doc.descendants((each, pos) => {
    if (each === node) found = pos;
    return found === null;
  });
  return found;
}
