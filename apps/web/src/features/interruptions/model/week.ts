import { minutesOf, type QuietSpan } from '@tidings/contracts/quiet';
import { timeOf } from './time-of-day.ts';

/** The quiet minutes of a day, from and to, in order and apart. */
export type Day = readonly (readonly [from: number, to: number])[];
/** Quiet hours as they are chosen: the same on every working day, and what of them counts on Saturday and Sunday. */
export type Choice = { from: string; to: string; weekend: 'same' | 'all' | 'none' };

export const usual: Choice = { from: '22:00', to: '08:00', weekend: 'same' };
export const dayMinutes = 24 * 60;
export const days = [1, 2, 3, 4, 5, 6, 7] as const;

function apart(parts: readonly (readonly [number, number])[]): Day {
  const found: [number, number][] = [];
  for (const [from, to] of [...parts].sort(([a], [b]) => a - b)) {
    const last = found.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (to > from) found.push([from, to]);
  }
  return found;
}

/** What is quiet on each day of the week, from Monday on, whichever day it began. */
export function weekOf(spans: readonly QuietSpan[]): Day[] {
  const parts: [number, number][][] = days.map(() => []);
  for (const { day, from, to } of spans) {
    const [begins, ends] = [minutesOf(from), minutesOf(to)];
    parts[day - 1]?.push([begins, ends > begins ? ends : dayMinutes]);
    if (ends <= begins) parts[day % 7]?.push([0, ends]);
  }
  return parts.map(apart);
}

/** A day of quiet from and to these times: over midnight it is the morning and the evening of each day. */
function dayOf({ from, to }: Pick<Choice, 'from' | 'to'>): Day {
  const [begins, ends] = [minutesOf(from), minutesOf(to)];
  if (ends > begins) return [[begins, ends]];
  return apart([
    [0, ends],
    [begins, dayMinutes],
  ]);
}

const whole: Day = [[0, dayMinutes]];

export function spansOf(choice: Choice): QuietSpan[] {
  const weekend = { same: dayOf(choice), all: whole, none: [] }[choice.weekend];
  return days.flatMap((day) =>
    (day < 6 ? dayOf(choice) : weekend).map(([from, to]) => ({
      day,
      from: timeOf(from),
      to: to === dayMinutes ? '24:00' : timeOf(to),
    })),
  );
}

const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function timesOf(day: Day): Pick<Choice, 'from' | 'to'> | undefined {
  const [first, second] = day;
  if (!first) return undefined;
  if (!second) return { from: timeOf(first[0]), to: timeOf(first[1]) };
  const isNight = day.length === 2 && first[0] === 0 && second[1] === dayMinutes;
  return isNight ? { from: timeOf(second[0]), to: timeOf(first[1]) } : undefined;
}

/** The choice that makes these quiet hours; undefined where they were set day by day elsewhere. */
export function choiceOf(spans: readonly QuietSpan[]): Choice | undefined {
  const [working = [], ...others] = weekOf(spans);
  const times = timesOf(working);
  if (!times || !others.slice(0, 4).every((day) => isSame(day, working))) return undefined;
  const [saturday, sunday] = others.slice(4);
  if (!isSame(saturday, sunday)) return undefined;
  if (isSame(saturday, working)) return { ...times, weekend: 'same' };
  if (isSame(saturday, whole)) return { ...times, weekend: 'all' };
  return saturday?.length === 0 ? { ...times, weekend: 'none' } : undefined;
}
