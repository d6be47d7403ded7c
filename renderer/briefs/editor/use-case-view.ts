import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { useEffect } from 'react';
import type { LiveObject } from '../../../shared/domain/brief-document.ts';
import { useCall } from '../../api.ts';
import { caseView, emptyCaseView, liveKey, setCaseView } from './case-view.ts';
import { useEditorValue } from './use-editor-value.ts';

type Live = { readonly object: LiveObject; readonly id: string | null };
const noBlocks: readonly Live[] = [];

/** Keeps what the live objects show in step with the case. */
export function useCaseView(brief: string, date: string, editor: Editor | null): void {
  const excerpts = useCall('excerpts.list', {}, { keep: true }).data;
  const exhibits = useCall('exhibits.list', {}, { keep: true }).data;
  const facts = useCall('facts.list', {}, { keep: true }).data;
  const issues = useCall('issues.list', {}, { keep: true }).data;
  const provisions = useCall('provisions.list', { source: null }, { keep: true }).data;
  const productions = useCall('productions.list', {}, { keep: true }).data;
  useEffect(() => {
    if (excerpts === undefined || exhibits === undefined || facts === undefined) return;
    setCaseView({
      ...caseView(),
      isLoaded: true,
      excerpts: byId(excerpts),
      exhibits: byId(exhibits),
      facts: byId(facts),
      issues: byId(issues ?? []),
      provisions: byId(provisions ?? []),
      productions: byId(productions ?? []),
    });
  }, [excerpts, exhibits, facts, issues, provisions, productions]);
  const blocks = useEditorValue(editor, noBlocks, ({ doc }) => liveBlocksOf(doc), sameBlocks);
  const live = useCall('briefs.live', { brief, date, blocks: [...blocks] }, { keep: true, enabled: blocks.length > 0 });
  useEffect(() => {
    const summaries = new Map((live.data ?? []).map((each) => [liveKey(each.object, each.id), each]));
    setCaseView({ ...caseView(), summaries });
  }, [live.data]);
  useEffect(() => () => setCaseView(emptyCaseView), []);
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Gives the live blocks of a document, each once, wherever they stand. */
export function liveBlocksOf(doc: Node): Live[] {
  const found = new Map<string, Live>();
  doc.descendants((node) => {
    if (node.type.name !== 'live') return !node.isTextblock;
    const { object, id } = node.attrs as Live;
    found.set(liveKey(object, id), { object, id });
    return false;
  });
  return [...found.values()];
}

function sameBlocks(a: readonly Live[], b: readonly Live[]): boolean {
  return a.length === b.length && a.every((one, at) => one.object === b[at]?.object && one.id === b[at].id);
}
