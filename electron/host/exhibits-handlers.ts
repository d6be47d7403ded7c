import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import { setExhibits } from '../core/exhibits/exhibits-commands.ts';
import { listExhibits } from '../core/exhibits/exhibits-queries.ts';
import { orderSeries, removeSeries, setSeries } from '../core/exhibits/series-commands.ts';
import { listSeries } from '../core/exhibits/series-queries.ts';
import type { Session } from '../core/session.ts';

type WritingSession = Session & { readonly opened: WritableCase };
type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

/** The calls that read exhibits and series. */
export const exhibitsReads = {
  'exhibits.list': ({ opened }) => listExhibits(opened),
  'series.list': ({ opened }) => listSeries(opened),
} satisfies Handlers<Session>;

/** The calls that change exhibits and series. */
export const exhibitsWrites = {
  'exhibits.set': ({ opened }, { exhibits, compelledReason }) => (
    setExhibits(opened, exhibits, compelledReason),
    listExhibits(opened)
  ),
  'series.set': ({ opened }, given) => (setSeries(opened, given), listSeries(opened)),
  'series.order': ({ opened }, { ids }) => (orderSeries(opened, ids), listSeries(opened)),
  'series.remove': ({ opened }, { id }) => (removeSeries(opened, id), listSeries(opened)),
} satisfies Handlers<WritingSession>;
