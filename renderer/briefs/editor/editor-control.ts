/** What other panes may ask of the editor that is in view. */
export type EditorControl = {
  /** Brings the block with this number at the top of the document (from 0) into view and puts the cursor there. */
  readonly showBlock: (index: number) => void;
  /** Enters what is being typed into the case; resolves once it stands there, rejects with an AppError. */
  readonly save: () => Promise<void>;
};

let control: EditorControl | null = null;
let waiting: number | null = null;

/** Shows a block of the paper, counted from 0 at the top of its document. Without an editor in view it waits for one. */
export function showBlock(index: number): void {
  if (control === null) waiting = index;
  else control.showBlock(index);
}

/** Enters what is being typed into the case, if an editor is in view; rejects with an AppError. */
export async function saveTyping(): Promise<void> {
  await control?.save();
}

/** Makes an editor the one in view; gives what ends that. */
export function takeControl(next: EditorControl): () => void {
  control = next;
  if (waiting !== null) {
    next.showBlock(waiting);
    waiting = null;
  }
  return () => {
    if (control === next) control = null;
  };
}
