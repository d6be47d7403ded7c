import type { ReactNode } from 'react';
import { isDay, formatDay } from '../../shared/domain/dates.ts';
import { inForceOn, type InForce as Answer, type SourceDetails } from '../../shared/domain/source-details.ts';
import { useCall } from '../api.ts';
import { open } from '../navigation.ts';
import { Button } from '../ui/button.tsx';
import { WarnMark } from '../ui/marks.tsx';

const words: Readonly<Record<Answer, (day: string) => string>> = {
  'in-force': (day) => `In force on ${day}, the day of the incident.`,
  'no-end-stated': (day) => `In force on ${day}, the day of the incident. No last day is stated.`,
  'not-in-force': (day) => `Not in force on ${day}, the day of the incident.`,
  'not-known': (day) => `Not known whether it was in force on ${day}, the day of the incident.`,
};

/** Whether a policy or a contract was in force on the day of the incident, where the case has one. */
export function InForce({ details }: { readonly details: SourceDetails }): ReactNode {
  const info = useCall('case.info', {}).data;
  if (info === undefined) return null;
  const { incidentOn } = info;
  if (incidentOn === null || !isDay(incidentOn)) {
    return (
      <p className="form-note quiet">
        Enter the day of the incident on the{' '}
        <Button look="link" onClick={() => open({ screen: 'overview' })}>
          overview
        </Button>{' '}
        to see whether this was in force on it.
      </p>
    );
  }
  const answer = inForceOn(details, incidentOn);
  const sentence = words[answer](formatDay(incidentOn));
  return <p className="form-note">{answer === 'not-in-force' ? <WarnMark>{sentence}</WarnMark> : sentence}</p>;
}
