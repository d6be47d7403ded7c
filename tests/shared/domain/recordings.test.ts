import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  clockNote,
  clockStartFrom,
  isRecording,
  isWallClock,
  mediaTime,
  parseMediaTime,
  wallClockAt,
} from '../../../shared/domain/recordings.ts';

test.each([
  [0, '00:00:00.000'],
  [195.0666, '00:03:15.066'],
  [1.001, '00:00:01.001'],
  [0.57, '00:00:00.570'],
  [359_999.999, '99:59:59.999'],
  [-1, '00:00:00.000'],
])('the offset %d is written %s', (seconds, words) => {
  expect(mediaTime(seconds)).toBe(words);
});

test.each([
  ['3:15', 195],
  ['00:03:15', 195],
  ['00:03:15.5', 195.5],
  ['1:02:03,25', 3723.25],
  ['75', 75],
  ['75.2004', 75.2],
  [' 0:09 ', 9],
  ['120:00', 7200],
  ['3:60', null],
  ['1:60:00', null],
  ['1:2:3:4', null],
  ['', null],
  ['-3', null],
  ['3:15 pm', null],
])('the typed offset "%s" means %j seconds', (typed, seconds) => {
  expect(parseMediaTime(typed)).toBe(seconds);
});

test('any offset to the millisecond is read back as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900_000_000 }), (milliseconds) => {
      expect(parseMediaTime(mediaTime(milliseconds / 1000))).toBe(milliseconds / 1000);
    }),
  );
});

const clocks = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19));

test('the wall clock is the first moment and the seconds, over midnights and leap days, whatever the zone', () => {
  fc.assert(
    fc.property(clocks, fc.integer({ min: 0, max: 400_000 }), (clockStart, seconds) => {
      // The same reckoning by the runtime, with local time taken for UTC.
      const expected = new Date(Date.parse(`${clockStart}Z`) + seconds * 1000).toISOString().slice(0, 19);
      expect(wallClockAt(clockStart, seconds)).toBe(expected.replace('T', ' '));
    }),
  );
});

test('two offsets that add up lead to the same wall clock as their sum', () => {
  fc.assert(
    fc.property(clocks, fc.nat(50_000), fc.nat(50_000), (clockStart, a, b) => {
      const between = wallClockAt(clockStart, a)?.replace(' ', 'T');
      expect(wallClockAt(between, b)).toBe(wallClockAt(clockStart, a + b));
    }),
  );
});

test('the wall clock runs over the hour that daylight saving would take away', () => {
  expect(wallClockAt('2026-03-08T01:59:50', 15)).toBe('2026-03-08 02:00:05');
  expect(wallClockAt('2024-02-28T23:59:59', 1)).toBe('2024-02-29 00:00:00');
});

test('without a first moment there is no wall clock', () => {
  expect(wallClockAt(undefined, 3)).toBeNull();
  for (const text of [
    '',
    '2026-02-30T10:00:00',
    '2026-02-09',
    '18:20:00',
    '2026-02-09T24:00:00',
    '2026-02-09 18:20:00',
  ]) {
    expect(isWallClock(text)).toBe(false);
    expect(wallClockAt(text, 3)).toBeNull();
  }
});

test('a clock that nobody compared with another is said to be not verified', () => {
  expect(clockNote({ clockZone: 'EST' })).toBe('EST, clock not verified');
  expect(clockNote({ clockZone: 'EST', clockVerified: true, clockVerifiedBy: 'J. Doe' })).toBe(
    'EST, clock verified by J. Doe',
  );
  expect(clockNote({ clockVerified: true })).toBe('zone not stated, clock verified');
});

test('a recording is what was read as one, or what a person says is one and nobody can read', () => {
  expect(isRecording({ format: 'video', kind: 'other', unreadable: null })).toBe(true);
  expect(isRecording({ format: 'audio', kind: 'interview', unreadable: null })).toBe(true);
  expect(isRecording({ format: 'other', kind: 'bodycam-video', unreadable: 'unsupported' })).toBe(true);
  expect(isRecording({ format: 'other', kind: 'other', unreadable: 'unplayable' })).toBe(true);
  expect(isRecording({ format: 'pdf', kind: 'bodycam-video', unreadable: null })).toBe(false);
  expect(isRecording({ format: 'other', kind: 'other', unreadable: 'unsupported' })).toBe(false);
});

test('the clock of the first moment is found from what the recording shows at any of its seconds', () => {
  fc.assert(
    fc.property(clocks, fc.integer({ min: 0, max: 400_000 }), (clockStart, seconds) => {
      expect(clockStartFrom(wallClockAt(clockStart, seconds) ?? '', seconds + 0.4)).toBe(clockStart);
    }),
  );
  expect(clockStartFrom('2026-02-09 9:05', 65)).toBe('2026-02-09T09:03:55');
  for (const typed of ['', '18:23:15', '2026-02-30 10:00:00', 'yesterday']) expect(clockStartFrom(typed, 3)).toBeNull();
});
