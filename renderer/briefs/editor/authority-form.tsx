import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import {
  authorityId,
  authorityKinds,
  authorityTitles,
  type AuthorityKind,
} from '../../../shared/domain/authorities.ts';
import { Button } from '../../ui/button.tsx';
import { FormField } from '../../ui/form-field.tsx';
import { Select } from '../../ui/select-field.tsx';
import { authoritiesIn, nameAuthority, wordsToName } from './authority-mark.ts';

type Props = {
  readonly editor: Editor;
  /** The text or the footnote in which the words stand. */
  readonly view: EditorView;
  readonly onClose: () => void;
};

/** Asks which authority the selected words cite: one that the paper names already, or a new one as a person types it. */
export function AuthorityForm({ editor, view, onClose }: Props): ReactNode {
  const [words] = useState(() => wordsToName(view));
  const [known] = useState(() => authoritiesIn(editor.state.doc));
  const [text, setText] = useState(words?.now?.text ?? words?.text.slice(0, 500) ?? '');
  const [kind, setKind] = useState<AuthorityKind>(words?.now?.kind ?? 'cases');
  const panel = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = panel.current;
    if (element === null) return;
    const { left, bottom, top } = view.coordsAtPos(view.state.selection.from);
    const { width, height } = element.getBoundingClientRect();
    const isBelow = bottom + 4 + height <= window.innerHeight;
    element.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, isBelow ? bottom + 4 : top - height - 4)}px`;
  }, [view]);
  useEffect(() => {
    const away = (event: Event) => {
      if (!(event.target instanceof Node && panel.current?.contains(event.target) === true)) onClose();
    };
    window.addEventListener('pointerdown', away, true);
    return () => window.removeEventListener('pointerdown', away, true);
  }, [onClose]);

  if (words === null) return null;
  const leave = () => {
    onClose();
    view.focus();
  };
  const name = (authority: Parameters<typeof nameAuthority>[2]) => {
    nameAuthority(view, words, authority);
    leave();
  };
  const typed = text.replaceAll(/\s+/gu, ' ').trim().slice(0, 500);
  return (
    <div ref={panel} className="authority-form" role="dialog" aria-label="Authority">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '') name({ kind, text: typed });
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          leave();
        }}
      >
        {known.length === 0 ? null : (
          <Select
            label="Authority"
            value={
              known.find((one) => authorityId(one) === authorityId({ kind, text: typed }))
                ? authorityId({ kind, text: typed })
                : ''
            }
            options={[['', 'A new one'], ...known.map((one) => [authorityId(one), one.text] as const)]}
            onCommit={(id) => {
              const one = known.find((each) => authorityId(each) === id);
              setText(one?.text ?? words.text);
              setKind(one?.kind ?? kind);
            }}
          />
        )}
        <FormField
          autoFocus
          label="As the table of authorities has it"
          hint="Case, statute or award with its full citation. The pages are counted for you."
          value={text}
          onChange={setText}
        />
        <Select
          label="Kind of authority"
          value={kind}
          options={authorityKinds.map((each) => [each, authorityTitles[each]] as const)}
          onCommit={setKind}
        />
        <p className="authority-acts">
          <Button type="submit" disabled={typed === ''}>
            Name the authority
          </Button>
          {words.now === null ? null : <Button onClick={() => name(null)}>These words name none</Button>}
          <Button look="quiet" onClick={leave}>
            Leave as it was
          </Button>
        </p>
      </form>
    </div>
  );
}
