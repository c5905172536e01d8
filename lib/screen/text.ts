import type { RateFigure } from '../books/types';
import { MINUTE_MS } from '../clock/types';
import { locale, t } from '../i18n';
import { formatClock, formatHours, formatMoney } from '../rates/format';
import type { Money } from '../rates/types';
import { HOUR_MS } from './live';

/** Figures as the worker reads them; one set of verbs for every screen. */
export interface Words {
  money(sum: Money): string;
  /** An amount of a project's terms, with every fraction of a cent. */
  terms(sum: Money): string;
  /** Several currencies side by side; "–" where there is none. */
  sums(sums: readonly Money[]): string;
  perHour(rate: Money): string;
  /** What an hour earned if all money that is open is paid; without the "/h". */
  rate(rate: RateFigure): string;
  /** The low end of the band while money is open: if all of that is lost. */
  low(rate: RateFigure): string | undefined;
  /** `34:12` */
  clock(ms: number): string;
  /** `3 h 10`, `22 min` */
  time(ms: number): string;
  /** A limit as platforms name it: `60 min`, `3 h 00` from two hours on. */
  limit(ms: number): string;
  timeOfDay(at: number): string;
  /** A project's name, where it may be shown. */
  name(name: string): string;
}

const MASK = '•••';

/** Calendar days are dates without a zone: `2026-11-23` is read as such everywhere. */
function dayParts(day: string, weekday: 'narrow' | 'long'): string {
  return new Intl.DateTimeFormat(locale(), { weekday, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** One or two letters of a day, for the axis of the week's bars. */
export const dayInitial = (day: string): string => dayParts(day, 'narrow');
export const dayName = (day: string): string => dayParts(day, 'long');

/** A date in the worker's language, from an ISO date. */
export function dateText(day: string): string {
  const format = new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** A list in the worker's language: "A, B or C". */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'disjunction' }).format(items);
}

/** Whole minutes, also from an hour on. */
function minutes(ms: number): string {
  return `${new Intl.NumberFormat(locale()).format(Math.floor(ms / MINUTE_MS))}\u00a0min`;
}

/** The verbs; a discreet screen shows every amount masked. */
export function words(discreet: boolean): Words {
  const money = (sum: Money) => (discreet ? MASK : formatMoney(sum, locale()));
  const terms = (sum: Money) => (discreet ? MASK : formatMoney(sum, locale(), { exact: true }));
  return {
    money,
    terms,
    sums: (sums) => (sums.length === 0 ? t('unknown') : sums.map(money).join(' · ')),
    perHour: (rate) => t('ratePerHour', { rate: terms(rate) }),
    rate: ({ highMicros, currency }) => money({ amountMicros: highMicros, currency }),
    low: ({ lowMicros, highMicros, currency }) => {
      const low = money({ amountMicros: lowMicros, currency });
      return low === money({ amountMicros: highMicros, currency }) ? undefined : low;
    },
    clock: (ms) => formatClock(ms, locale()),
    time: (ms) => formatHours(ms, locale()),
    limit: (ms) => (ms < 2 * HOUR_MS ? minutes(ms) : formatHours(ms, locale())),
    name: (name) => (discreet ? MASK : name),
    timeOfDay: (at) => new Intl.DateTimeFormat(locale(), { timeStyle: 'short' }).format(new Date(at)),
  };
}
