import type { ReactNode } from 'react';
import { useCall } from '../api.ts';
import { useNavigate, useSelection } from '../navigation.ts';
import { useToday } from '../today.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorNote } from '../ui/error-note.tsx';
import { PaperScreen } from './paper-screen.tsx';
import '../ui/screen.css';
import './briefs.css';

/** The papers of the case: one of them with its text, its preview and its checks. */
export function BriefsScreen(): ReactNode {
  const briefs = useCall('briefs.list', {}, { keep: true });
  const place = useSelection();
  const { select } = useNavigate();
  const today = useToday();
  const brief = briefs.data?.find((each) => each.id === place.id) ?? briefs.data?.[0];
  if (briefs.error !== null) return <ErrorNote failure={briefs.error} onRetry={() => void briefs.refetch()} />;
  if (briefs.data === undefined || brief === undefined) {
    return briefs.isPending ? null : (
      <EmptyState>A brief belongs here. This case has none; a case made by this program begins with one.</EmptyState>
    );
  }
  return (
    <PaperScreen key={brief.id} brief={brief} papers={briefs.data} today={today} onChoose={(id) => select({ id })} />
  );
}
