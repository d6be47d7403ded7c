import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { useEffect, useEffectEvent, useState } from 'react';

/** Gives something of what stands in the editor, and follows it; drawn anew only when it is not `same` any more. */
export function useEditorValue<T>(
  editor: Editor | null,
  first: T,
  read: (state: EditorState, editor: Editor) => T,
  same: (a: T, b: T) => boolean = Object.is,
): T {
  const [value, setValue] = useState(first);
  const look = useEffectEvent(() => {
    if (editor === null || editor.isDestroyed) return;
    const next = read(editor.state, editor);
    setValue((now) => (same(now, next) ? now : next));
  });
  useEffect(() => {
    if (editor === null) return;
    const onTransaction = () => look();
    onTransaction();
    editor.on('transaction', onTransaction);
    return () => void editor.off('transaction', onTransaction);
  }, [editor]);
  return value;
}
