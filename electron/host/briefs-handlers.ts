import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import * as briefs from '../core/briefs/briefs-commands.ts';
import { briefAtStep, briefVersions, openDocument } from '../core/briefs/briefs-queries.ts';
import { listPapers } from '../core/briefs/paper-list.ts';
import { liveText } from '../core/briefs/live-text.ts';
import { liveSummaries } from '../core/briefs/live-summaries.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import { rowsWhere } from '../core/journal/read.ts';
import type { Session } from '../core/session.ts';

type WritingSession = Session & { readonly opened: WritableCase };
type Handlers<S> = { [K in CallName]?: (session: S, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>> };

const done = {};

/** The calls that read the words of briefs. */
export const briefsReads = {
  'briefs.templates': ({ resources }) => listPapers(resources),
  'briefs.document': ({ opened }, { brief }) => openDocument(opened, brief),
  'briefs.versions': ({ opened }, { brief }) => briefVersions(opened, brief),
  'briefs.version': ({ opened }, { brief, step }) => briefAtStep(opened, brief, step),
  'briefs.live': ({ opened }, request) => liveSummaries(opened, request),
  'briefs.live-text': ({ opened }, request) => ({ content: liveText(opened, request) }),
  'comments.list': ({ opened }, { brief }) => rowsWhere(opened, 'brief_comment', 'brief', brief),
} satisfies Handlers<Session>;

/** The calls that change the words of briefs. */
export const briefsWrites = {
  'briefs.create': ({ opened }, given) => briefs.createBrief(opened, given),
  'briefs.update': ({ opened }, { id, patch }) => briefs.updateBrief(opened, id, patch),
  'briefs.remove': ({ opened }, { id }) => (briefs.removeBrief(opened, id), done),
  'briefs.draft': ({ opened }, { brief, document }) => briefs.keepDraft(opened, brief, document),
  'briefs.save': ({ opened }, { brief, document }) => briefs.saveDocument(opened, brief, document),
  'briefs.restore': ({ opened }, { brief, step }) =>
    briefs.saveDocument(opened, brief, briefAtStep(opened, brief, step)),
  'comments.add': ({ opened }, given) => briefs.addComment(opened, given),
  'comments.update': ({ opened }, { id, patch }) => briefs.updateComment(opened, id, patch),
  'comments.remove': ({ opened }, { id }) => (briefs.removeComment(opened, id), done),
} satisfies Handlers<WritingSession>;
