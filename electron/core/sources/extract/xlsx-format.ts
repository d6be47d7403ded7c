/** How the numbers of a cell are shown, as far as it matters to a reader: kind, decimals, sign of a currency. */
export type NumberFormat = {
  readonly kind: 'plain' | 'number' | 'percent' | 'day' | 'time' | 'day-time' | 'elapsed';
  readonly decimals: number;
  readonly grouped: boolean;
  readonly currency: string;
};

const plain: NumberFormat = { kind: 'plain', decimals: 0, grouped: false, currency: '' };

/** Number formats that a workbook need not spell out (ECMA-376 part 1, 18.8.30). */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};

/** Gives what a format code says; `code` is the workbook's own for the id, if it has one. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  const whole = code ?? builtIn[id];
  if (whole === undefined || /^general$/iu.test(whole)) return plain;
  const currency = /[$€£]/u.exec(whole)?.[0] ?? '';
  const isElapsed = /\[[hms]+\]/iu.test(whole);
  const bare = (whole.split(';')[0] ?? '').replaceAll(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, '');
  if (isElapsed) return { ...plain, kind: 'elapsed' };
  if (bare === '' || bare.includes('@')) return plain;
  const hasDay = /[yd]|m(?!.*[hs])/iu.test(bare.replaceAll(/am\/pm/giu, ''));
  const hasTime = /[hs]/iu.test(bare);
  if (/[ymdhs]/iu.test(bare) && !/[#?]|0(?!0*$)/u.test(bare)) {
    return { ...plain, kind: hasDay ? (hasTime ? 'day-time' : 'day') : 'time' };
  }
  const decimals = /\.([0#?]+)/u.exec(bare)?.[1]?.length ?? 0;
  const kind = bare.includes('%') ? 'percent' : /[0#?]/u.test(bare) ? 'number' : 'plain';
  return { kind, decimals, grouped: bare.includes(','), currency };
}

/** Gives a number as its cell shows it; days as YYYY-MM-DD, so that no reader takes a month for a day. `is1904`: days counted from 1904. */
export function showNumber(value: number, format: NumberFormat, is1904: boolean): string {
  switch (format.kind) {
    case 'plain':
      return String(Number(value.toPrecision(15)));
    case 'percent':
      return `${(value * 100).toFixed(format.decimals)}%`;
    case 'number': {
      const shown = Math.abs(value).toFixed(format.decimals);
      const digits =
        format.grouped && shown.length < 40 ? shown.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/gu, ',') : shown;
      return `${value < 0 ? '-' : ''}${format.currency}${digits}`;
    }
    case 'elapsed': {
      const seconds = Math.round(value * 86_400);
      const two = (part: number) => String(part).padStart(2, '0');
      return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    }
    case 'day':
    case 'time':
    case 'day-time':
      return showSerial(value, format.kind, is1904);
  }
}

/** Subtle: Excel counts a 29 February 1900 that never was, so before day 60 its count is one less. */
function showSerial(serial: number, kind: 'day' | 'time' | 'day-time', is1904: boolean): string {
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  const instant = new Date(Math.round((days - 25_569) * 86_400) * 1000);
  if (serial < 0 || Number.isNaN(instant.getTime()) || instant.getUTCFullYear() > 9999) return String(serial);
  const [day = '', time = ''] = instant.toISOString().split('T');
  const clock = time.startsWith('00:00', 3) ? time.slice(0, 5) : time.slice(0, 8);
  if (kind === 'time' && serial < 1) return clock;
  if (kind === 'day' && Number.isInteger(serial)) return day;
  return kind === 'day' ? day : `${day} ${clock}`;
}
