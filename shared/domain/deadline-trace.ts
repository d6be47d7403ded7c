import { addDays, formatDay, formatWeekday } from './dates.ts';
import type { CalendarDay } from './dates.ts';
import type { DeadlineResult, TraceRow } from './deadline-schema.ts';

type TracedReading = DeadlineResult['trace']['readings'][number];

/**
 * Gives the count in plain English, from the trigger to the day that is kept: "Trigger 19 Feb 2026 (receipt). Day 1 =
 * Fri 20 Feb ... Day 5 = Tue 24 Feb (calendar reading) / Thu 26 Feb (business reading). Unit not stated: ..."
 */
export function explainDeadline(result: DeadlineResult): string {
  const { rule, trigger, table, readings } = result.trace;
  const day = (value: CalendarDay) => formatWeekday(value, trigger);
  const several = readings.length > 1;
  const sentences = [
    `Trigger ${formatDay(trigger)}${rule.trigger === '' ? '' : ` (${rule.trigger})`}.`,
    rule.backward ? `Counted backward. ${countSentence(result, day)}` : countSentence(result, day),
    ...readings.flatMap((reading) => sidelights(reading, several, rule.backward, day)),
    decision(result, several),
    `Due ${formatWeekday(result.due)}.`,
    ...(table.used ? [`Holiday table: ${table.name}, version ${table.version}.`] : []),
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function countSentence(result: DeadlineResult, day: (value: CalendarDay) => string): string {
  const { rule, readings } = result.trace;
  if (rule.count === 0) return 'The count is 0: no day is counted.';
  const unit = { days: 'Day', months: 'Month', years: 'Year' }[rule.unit];
  const several = readings.length > 1;
  const first = group(readings, 1, day, several);
  return rule.count === 1
    ? `${unit} 1 = ${first}.`
    : `${unit} 1 = ${first} ... ${unit} ${rule.count} = ${group(readings, rule.count, day, several)}.`;
}

/** "Fri 20 Feb" where all readings agree, else "Tue 24 Feb (calendar reading) / Thu 26 Feb (business reading)". */
function group(
  readings: readonly TracedReading[],
  number: number,
  day: (value: CalendarDay) => string,
  several: boolean,
): string {
  const ends = readings.map((reading) => ({
    label: reading.label,
    day: reading.rows.find((row) => row.action === 'counted' && row.number === number)?.day,
  }));
  const [first] = ends;
  if (first?.day === undefined) return 'not reached';
  if (!several || ends.every((end) => end.day === first.day)) return day(first.day);
  return ends.map((end) => `${end.day === undefined ? '' : day(end.day)} (${readingName(end.label)})`).join(' / ');
}

/** What a reading skipped, moved and added, each as a sentence. */
function sidelights(
  reading: TracedReading,
  several: boolean,
  backward: boolean,
  day: (value: CalendarDay) => string,
): readonly string[] {
  const sentences: string[] = [];
  const skipped = reading.rows.filter((row) => row.action === 'skipped');
  if (skipped.length > 0) sentences.push(`${skippedDays(skipped, day)} not counted.`);
  for (const run of runsOf(reading.rows)) {
    const [first, last] = [run[0], run.at(-1)];
    if (first === undefined || last === undefined) continue;
    if (first.action === 'service') {
      sentences.push(`${run.length} days added for ${first.reason ?? ''}: ${day(last.day)}.`);
    } else {
      const days = listed(run.map((row) => `${day(row.day)} (${row.reason ?? ''})`));
      const target = day(addDays(last.day, backward ? -1 : 1));
      sentences.push(`${days} cannot be the last day: ${backward ? 'back' : 'on'} to ${target}.`);
    }
  }
  const name = readingName(reading.label);
  return several && sentences.length > 0
    ? [`${name.slice(0, 1).toUpperCase()}${name.slice(1)}:`, ...sentences]
    : sentences;
}

function readingName(label: string): string {
  return label.includes(',') ? label : `${label} reading`;
}

function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** Neighboring days that were rolled over, or added for mail, together, in the order of the count. */
function runsOf(rows: readonly TraceRow[]): readonly (readonly TraceRow[])[] {
  const runs: TraceRow[][] = [];
  for (const [index, row] of rows.entries()) {
    if (row.action !== 'rolled' && row.action !== 'service') continue;
    const run = runs.at(-1);
    if (run !== undefined && rows[index - 1]?.action === row.action) run.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** Holidays by name, weekends by number where there are many. */
function skippedDays(rows: readonly TraceRow[], day: (value: CalendarDay) => string): string {
  const few = rows.length <= 4;
  const isPlainWeekend = (row: TraceRow) => row.reason === 'Saturday' || row.reason === 'Sunday';
  const named = rows.filter((row) => few || !isPlainWeekend(row)).map((row) => `${day(row.day)} (${row.reason ?? ''})`);
  const plain = few ? 0 : rows.filter(isPlainWeekend).length;
  return listed([...(plain > 0 ? [`${plain} Saturdays and Sundays`] : []), ...named]);
}

function decision(result: DeadlineResult, several: boolean): string {
  const codes = new Set(result.warnings.map((warning) => warning.code));
  const earliest = result.readings.length > 2 ? 'the earliest is kept' : 'the earlier is kept';
  const kept = several ? earliest : 'every reading ends on the same day';
  const what = result.trace.rule.unit === 'days' ? 'Unit' : 'Way of counting';
  const sentences = [
    ...(codes.has('unit-not-stated') ? [`${what} not stated: ${kept}.`] : []),
    ...(codes.has('ambiguous-observance') ? [`Observed holiday open to argument: ${earliest}.`] : []),
    ...(codes.has('service-unclear') ? [`Days for mail open to argument: ${earliest}.`] : []),
  ];
  return sentences.join(' ');
}

/** Gives a result as lines for a terminal: the day, the readings, the warnings, the explanation, every day counted. */
export function formatDeadline(result: DeadlineResult): string {
  const { trace } = result;
  const lines = [`Due ${formatWeekday(result.due)} (${result.due})`, '', 'Readings'];
  for (const reading of result.readings) {
    const alike = reading.alike.length === 0 ? '' : `; the same: ${reading.alike.join('; ')}`;
    lines.push(`  ${reading.due}  ${formatWeekday(reading.due)}  ${reading.label}${alike}`);
  }
  if (result.warnings.length > 0) lines.push('', 'Warnings');
  for (const warning of result.warnings) lines.push(`  ${warning.message}`);
  lines.push('', explainDeadline(result));
  for (const reading of trace.readings) {
    lines.push('', `Day by day, ${reading.label} reading`);
    for (const row of reading.rows) {
      const number = row.number === null ? '' : String(row.number);
      const reason = row.reason === null ? '' : `  ${row.reason}`;
      lines.push(`  ${row.day} ${row.weekday}  ${row.action.padEnd(7)} ${number.padStart(4)}${reason}`.trimEnd());
    }
  }
  return lines.join('\n');
}
