import type { ReactNode } from 'react';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { Button } from '../ui/button.tsx';
import { counted } from '../words.ts';
import { patternWords } from './redaction-words.ts';

type Found = CallOutput<'redactions.find'>;

/** What was found, place by place with its line, to be ticked one by one or all at once. */
export function FoundList(props: {
  readonly found: Found;
  readonly keyOf: (found: Found['suggestions'][number]) => string;
  readonly titles: ReadonlyMap<string, string>;
  readonly ticked: ReadonlySet<string>;
  readonly onTicked: (ticked: ReadonlySet<string>) => void;
}): ReactNode {
  const { found, keyOf, titles, ticked, onTicked } = props;
  const open = found.suggestions.filter(({ marked }) => !marked);
  const toggle = (key: string) => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    onTicked(next);
  };
  return (
    <>
      <div className="found-head">
        <p role="status">
          {found.suggestions.length === 0
            ? `Nothing found on ${counted(found.pages, 'page')}.`
            : `${counted(found.suggestions.length, 'place')} found on ${counted(found.pages, 'page')}${found.more ? '; there are more' : ''}.`}
        </p>
        {open.length === 0 ? null : (
          <Button
            look="quiet"
            onClick={() => onTicked(ticked.size === open.length ? new Set() : new Set(open.map(keyOf)))}
          >
            {ticked.size === open.length ? 'Choose none' : 'Choose all'}
          </Button>
        )}
      </div>
      {found.suggestions.length === 0 ? null : (
        <ul className="found-list" tabIndex={0} aria-label="Places that were found">
          {found.suggestions.map((each) => {
            const key = keyOf(each);
            return (
              <li key={`${key} ${each.pattern}`}>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={each.marked || ticked.has(key)}
                    disabled={each.marked}
                    onChange={() => toggle(key)}
                  />
                  <span>
                    <Context line={each.line} words={each.words} />
                    <span className="quiet found-place">
                      {patternWords[each.pattern]}, {titles.get(each.source) ?? 'source'}, page {each.page}
                      {each.marked ? ', marked already' : ''}
                    </span>
                  </span>
                </label>
              </li>
            );
          })}
        </ul>
      )}
      {found.unplaced.length === 0 ? null : (
        <p className="field-failure">
          Words stand on {counted(found.unplaced.length, 'more page')} whose place cannot be told. Mark them by hand:{' '}
          {found.unplaced
            .slice(0, 12)
            .map(({ source, page }) => `${titles.get(source) ?? 'source'}, page ${page}`)
            .join('; ')}
          {found.unplaced.length > 12 ? ' and others' : ''}.
        </p>
      )}
    </>
  );
}

function Context({ line, words }: { readonly line: string; readonly words: string }): ReactNode {
  const at = line.indexOf(words);
  if (at < 0) return <mark className="found-words">{words}</mark>;
  const before = line.slice(0, at);
  return (
    <>
      {before.length > 60 ? `…${before.slice(-60)}` : before}
      <mark className="found-words">{words}</mark>
      {line.slice(at + words.length, at + words.length + 60)}
    </>
  );
}
