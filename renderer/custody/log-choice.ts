import { flushSync } from 'react-dom';
import type { PrintChoice } from '../prints/print-choices.ts';

const sheetFaces = ['400 12pt "Libertinus Serif"', 'italic 400 12pt "Libertinus Serif"', '600 12pt "Libertinus Serif"'];

/** Gives the choice to print the whole log; `show` puts it where only paper shows it. */
export function logChoice(show: (isShown: boolean) => void): PrintChoice {
  return {
    words: 'The custody log',
    what: { kind: 'custody-log' },
    prepare: async () => {
      flushSync(() => show(true));
      // A face that nothing on the screen uses would reach the paper too late.
      await Promise.all(sheetFaces.map((face) => document.fonts.load(face)));
      return () => show(false);
    },
  };
}
