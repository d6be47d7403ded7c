import type { ReactNode } from 'react';
import { useCall } from '../api.ts';
import { type PageView, WordLayer } from '../viewer/word-layer.tsx';

/** The words that were read from the picture of a page (from 1) of a source; nothing where the page has its own text. */
export function OcrLayer(props: {
  readonly source: string;
  readonly page: number;
  readonly view: PageView;
}): ReactNode {
  const { data } = useCall('sources.words', { id: props.source, page: props.page });
  return data === undefined || data.words.length === 0 ? null : <WordLayer words={data.words} view={props.view} />;
}
