import { useEffect, useEffectEvent, useState } from 'react';
import type { Wanted } from './find-words.ts';
import { firstFound, stepFound, useFind, type Find, type FoundAt, type PageTexts } from './use-find.ts';

export type FindBarState = {
  readonly isOpen: boolean;
  readonly open: () => void;
  /** What to mark on the pages; null while the bar is closed. */
  readonly wanted: Wanted | null;
  readonly at: FoundAt | null;
  readonly bar: {
    readonly text: string;
    readonly onText: (text: string) => void;
    readonly find: Find;
    readonly at: FoundAt | null;
    readonly onStep: (by: 1 | -1) => void;
    readonly onClose: () => void;
    readonly asked: number;
  };
};

const pause = 150;

/** Holds find in the source in view: what was typed, where the reader is among what was found. */
export function useFindBar(pages: number, texts: PageTexts, page: number, goTo: (page: number) => void): FindBarState {
  const [asked, setAsked] = useState(0);
  const [text, setText] = useState('');
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [origin, setOrigin] = useState(page);
  const [stepped, setStepped] = useState<FoundAt | null>(null);
  const find = useFind(wanted, pages, texts);
  const isOpen = asked > 0;

  const ask = useEffectEvent((words: string) => {
    setWanted(words === '' ? null : { kind: 'phrase', text: words });
    setOrigin(page);
    setStepped(null);
  });
  const words = isOpen ? text.trim() : '';
  useEffect(() => {
    const timer = setTimeout(() => ask(words), pause);
    return () => clearTimeout(timer);
  }, [words]);

  const isAnswered = wanted !== null && find.wanted?.text === wanted.text;
  const at = stepped ?? (isAnswered ? firstFound(find.counts, origin) : null);
  const show = useEffectEvent(goTo);
  const foundPage = at?.page ?? null;
  useEffect(() => {
    if (foundPage !== null) show(foundPage);
  }, [foundPage]);

  return {
    isOpen,
    open: () => setAsked((now) => now + 1),
    wanted,
    at,
    bar: {
      text,
      onText: setText,
      find,
      at,
      onStep: (by) => setStepped(stepFound(find.counts, at, by)),
      onClose: () => {
        setAsked(0);
        setStepped(null);
        setWanted(null);
      },
      asked,
    },
  };
}
