import { found } from '../../shared/assert.ts';
import type { CallName, CallOutput, CallParsed } from '../../shared/contract/contract.ts';
import { briefsWrites } from './briefs-handlers.ts';
import { citeCheckWrites } from './cite-check-handlers.ts';
import { exportsWrites } from './exports-handlers.ts';
import { updateCase } from '../core/case-file/case-commands.ts';
import type { WritableCase } from '../core/case-file/open-case.ts';
import { createComparator, removeComparator, updateComparator } from '../core/comparators/comparators-commands.ts';
import {
  createDeadline,
  deadlineFromTemplate,
  removeDeadline,
  updateDeadline,
} from '../core/deadlines/deadlines-commands.ts';
import * as facts from '../core/facts/facts-commands.ts';
import * as grievances from '../core/grievances/grievances-commands.ts';
import * as issues from '../core/issues/issues-commands.ts';
import { redo, undo } from '../core/journal/history.ts';
import { createPerson, removePerson, updatePerson } from '../core/people/people-commands.ts';
import type { Session } from '../core/session.ts';
import { createExcerpt, removeExcerpt, updateExcerpt } from '../core/sources/excerpts-commands.ts';
import { readAgain } from '../core/sources/read-again.ts';
import { removeSources, updateSource, updateSources } from '../core/sources/sources-commands.ts';
import { exhibitsWrites } from './exhibits-handlers.ts';
import { observationsWrites } from './observations-handlers.ts';
import { ocrWrites } from './ocr-handlers.ts';
import { redactionsWrites } from './redactions-handlers.ts';
import { productionsWrites } from './productions-handlers.ts';
import { importsWrites } from './imports-handlers.ts';
import { sourcePartsWrites } from './source-parts-handlers.ts';
import { searchWrites } from './search-handlers.ts';
import { printsWrites } from './prints-handlers.ts';

export type WritingSession = Session & { readonly opened: WritableCase };

/** For calls that answer with nothing but that it is done. */
const done = {};

/** The calls that write; on a case that is open for reading only each answers `read-only`. */
export const writeHandlers = {
  ...sourcePartsWrites,
  ...searchWrites,
  ...printsWrites,
  ...importsWrites,
  'case.update': ({ opened }, { patch }) => updateCase(opened, patch),
  'history.undo': ({ opened }) => undo(opened),
  'history.redo': ({ opened }) => redo(opened),

  'sources.update': ({ opened }, { id, patch }) => updateSource(opened, id, patch),
  'sources.update-many': ({ opened }, { ids, patch }) => ({ changed: updateSources(opened, ids, patch).length }),
  'sources.read-again': async ({ opened, pool }, { id }) => {
    const { lost, ...read } = await readAgain(opened, pool, id);
    return { ...read, lost: [...lost] };
  },
  'sources.remove': ({ opened }, { ids }) => (removeSources(opened, ids), done),

  ...observationsWrites,
  ...ocrWrites,

  'excerpts.create': ({ opened }, given) => createExcerpt(opened, given),
  'excerpts.update': ({ opened }, { id, patch }) => updateExcerpt(opened, id, patch),
  'excerpts.remove': ({ opened }, { id }) => (removeExcerpt(opened, id), done),

  'facts.create': ({ opened }, given) =>
    facts.createFact(opened, given.fact, given.excerpts, given.issues, given.people),
  'facts.update': ({ opened }, { id, patch }) => facts.updateFact(opened, id, patch),
  'facts.remove': ({ opened }, { ids }) => (facts.removeFacts(opened, ids), done),
  'facts.link-excerpt': ({ opened }, { fact, ...link }) => facts.linkExcerpt(opened, fact, link),
  'facts.unlink-excerpt': ({ opened }, { link }) => (facts.unlinkExcerpt(opened, link), done),
  'facts.link-issue': ({ opened }, { fact, ...link }) => facts.linkIssue(opened, fact, link),
  'facts.unlink-issue': ({ opened }, { link }) => (facts.unlinkIssue(opened, link), done),
  'facts.link-contradiction': ({ opened }, { factA, factB, note }) =>
    facts.linkContradiction(opened, factA, factB, note),
  'facts.unlink-contradiction': ({ opened }, { link }) => (facts.unlinkContradiction(opened, link), done),

  'people.create': ({ opened }, given) => createPerson(opened, given),
  'people.update': ({ opened }, { id, patch }) => updatePerson(opened, id, patch),
  'people.remove': ({ opened }, { id }) => (removePerson(opened, id), done),

  'issues.add-checklist': ({ opened, resources }, { checklist, parent }) => {
    const chosen = found(
      resources.checklists.find((c) => c.id === checklist),
      'this checklist',
    );
    return { ids: issues.addChecklist(opened, chosen, parent) };
  },
  'issues.create': ({ opened }, given) => issues.createIssue(opened, given),
  'issues.update': ({ opened }, { id, patch }) => issues.updateIssue(opened, id, patch),
  'issues.move': ({ opened }, { id, parent, index }) => (issues.moveIssue(opened, id, parent, index), done),
  'issues.remove': ({ opened }, { id }) => (issues.removeIssue(opened, id), done),

  'comparators.create': ({ opened }, given) => createComparator(opened, given),
  'comparators.update': ({ opened }, { id, patch }) => updateComparator(opened, id, patch),
  'comparators.remove': ({ opened }, { id }) => (removeComparator(opened, id), done),

  'grievances.create': ({ opened }, given) => grievances.createGrievance(opened, given),
  'grievances.update': ({ opened }, { id, patch }) => grievances.updateGrievance(opened, id, patch),
  'grievances.remove': ({ opened }, { id }) => (grievances.removeGrievance(opened, id), done),
  'grievances.update-step': ({ opened }, { id, patch }) => grievances.updateStep(opened, id, patch),
  'grievances.open-steps': ({ opened, resources }, { id }) => (grievances.openSteps(opened, resources, id), done),

  'deadlines.create': ({ opened, resources }, given) => createDeadline(opened, resources, given),
  'deadlines.from-template': ({ opened, resources }, given) => deadlineFromTemplate(opened, resources, given),
  'deadlines.update': ({ opened, resources }, { id, patch }) => updateDeadline(opened, resources, id, patch),
  'deadlines.remove': ({ opened }, { id }) => (removeDeadline(opened, id), done),

  ...exhibitsWrites,
  ...productionsWrites,
  ...redactionsWrites,
  ...briefsWrites,
  ...citeCheckWrites,
  ...exportsWrites,
} satisfies {
  [K in CallName]?: (session: WritingSession, input: CallParsed<K>) => CallOutput<K> | Promise<CallOutput<K>>;
};
