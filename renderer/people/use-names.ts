import { useMemo } from 'react';
import { personLabel } from '../../shared/domain/people.ts';
import { useCall } from '../api.ts';

/** Gives the printed names of the people of the case, to be offered while a name is typed. */
export function useNames(): readonly string[] {
  const people = useCall('people.list', {}).data;
  return useMemo(() => [...new Set((people ?? []).map(personLabel))], [people]);
}
