import type { ReactNode } from 'react';
import { useCall } from '../api.ts';
import { Pin } from '../ui/pin.tsx';

/** The pin that proves a comparator; opens its page. */
export function ComparatorPin(props: { readonly excerpt: string; readonly pin: string }): ReactNode {
  const excerpts = useCall('excerpts.list', {});
  const excerpt = excerpts.data?.find((each) => each.id === props.excerpt);
  if (excerpt === undefined) return <span className="quiet">{props.pin}</span>;
  return <Pin pin={props.pin} source={excerpt.source} page={excerpt.page} excerpt={excerpt.id} quote={excerpt.quote} />;
}
