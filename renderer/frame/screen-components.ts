import { lazy } from 'react';
import type { ComponentType } from 'react';
import type { Screen } from '../navigation.ts';
import { OverviewScreen } from '../overview/overview-screen.tsx';

/** What each place of the rail shows; only the first is loaded before it is asked for. */
export const screenComponents: Readonly<Record<Screen, ComponentType>> = {
  overview: OverviewScreen,
  sources: lazy(async () => ({ default: (await import('../sources/sources-screen.tsx')).SourcesScreen })),
  facts: lazy(async () => ({ default: (await import('../facts/chronology-screen.tsx')).ChronologyScreen })),
  issues: lazy(async () => ({ default: (await import('../issues/issues-screen.tsx')).IssuesScreen })),
  people: lazy(async () => ({ default: (await import('../people/people-screen.tsx')).PeopleScreen })),
  comparators: lazy(async () => ({
    default: (await import('../comparators/comparators-screen.tsx')).ComparatorsScreen,
  })),
  grievances: lazy(async () => ({ default: (await import('../grievances/grievances-screen.tsx')).GrievancesScreen })),
  productions: lazy(async () => ({
    default: (await import('../productions/productions-screen.tsx')).ProductionsScreen,
  })),
  briefs: lazy(async () => ({ default: (await import('../briefs/briefs-screen.tsx')).BriefsScreen })),
  custody: lazy(async () => ({ default: (await import('../custody/custody-screen.tsx')).CustodyScreen })),
  search: lazy(async () => ({ default: (await import('../search/search-screen.tsx')).SearchScreen })),
};
