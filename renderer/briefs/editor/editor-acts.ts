import type { EditorView } from '@tiptap/pm/view';
import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import type { CitedPlace } from './case-view.ts';

/** What nodes of the document ask of the screen around them. */
export type EditorActs = {
  readonly peek: (place: CitedPlace) => void;
  readonly peekFact: (fact: string) => void;
  /** Opens the screen where a live block's data is edited. */
  readonly openLive: (object: LiveObject, id: string | null) => void;
  /** Opens the list of what can be inserted; `cites` narrows it to cites. */
  readonly openInsert: (only: 'cites' | null, isSlash?: boolean) => void;
  /** Puts the words that the live block at a place prints there, as text. */
  readonly turnIntoText: (at: number) => void;
  readonly addComment: () => void;
  /** Asks which authority the selected words cite. */
  readonly nameAuthority: () => void;
};

const none: EditorActs = {
  peek: () => {},
  peekFact: () => {},
  openLive: () => {},
  openInsert: () => {},
  turnIntoText: () => {},
  addComment: () => {},
  nameAuthority: () => {},
};

/** Holds what an editor's nodes may ask; the screen fills it in, so that nodes need not be made anew when it changes. */
export type ActsHolder = {
  readonly acts: () => EditorActs;
  readonly use: (acts: EditorActs) => void;
  /** The editor of a footnote in which the cursor was last, while it is open: what is inserted goes there. */
  readonly inner: () => EditorView | null;
  readonly setInner: (view: EditorView | null) => void;
};

/** Gives a holder with nothing in it yet. */
export function createActs(): ActsHolder {
  let acts = none;
  let inner: EditorView | null = null;
  return {
    acts: () => acts,
    use: (next) => {
      acts = next;
    },
    inner: () => inner,
    setInner: (view) => {
      inner = view;
    },
  };
}
