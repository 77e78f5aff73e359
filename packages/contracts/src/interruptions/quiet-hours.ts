import { instantOf, wallOf } from '../kernel/wall-clock.ts';

/**
 * A stretch of every week in which nothing interrupts. `day`: 1 is Monday, 7 Sunday. `from` and `to`: "22:00", on the wall of the member; `to`
 * may be "24:00". Where `to` is not after `from` it ends on the next day, so "22:00" to "08:00" is a night.
 */
export type QuietSpan = { readonly day: number; readonly from: string; readonly to: string };

/** What keeps interruptions away for a while. */
export type Quiet = {
  readonly quietHours: { readonly on: boolean; readonly spans: readonly QuietSpan[] };
  /** ISO 8601; `null`: it is off. */
  readonly dndUntil: string | null;
  /** The member chose to be busy: until then (ISO 8601), `null`: until they say otherwise. */
  readonly busy?: { readonly until: string | null } | null | undefined;
  /** Whether they want quiet while they are; absent: they do. */
  readonly busyIsQuiet?: boolean | undefined;
  /** An IANA name. */
  readonly timeZone: string;
};

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A week ahead repeats itself; the days around it hold the nights that reach into it. */
const DAYS_AHEAD = 9;

/** "08:30" as 510 minutes. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** Monday is 1, Sunday 7; of midnight as `wallOf` gives it. */
const weekdayOf = (midnight: number) => ((new Date(midnight).getUTCDay() + 6) % 7) + 1;

/** The quiet stretches that begin on the days from yesterday on, as instants, in order. */
function stretches({ quietHours, timeZone }: Quiet, at: number, days: number): [from: number, to: number][] {
  const today = Math.floor(wallOf(at, timeZone) / DAY) * DAY;
  const found: [number, number][] = [];
  for (let n = -1; n < days; n += 1) {
    const midnight = today + n * DAY;
    for (const { day, from, to } of quietHours.spans) {
      if (day !== weekdayOf(midnight)) continue;
      const [begins, ends] = [minutesOf(from), minutesOf(to)];
      const end = midnight + ends * MINUTE + (ends > begins ? 0 : DAY);
      found.push([instantOf(midnight + begins * MINUTE, timeZone), instantOf(end, timeZone)]);
    }
  }
  return found.sort(([a], [b]) => a - b);
}

/** Until when (ms since 1970) being busy keeps quiet, at an instant; `at` itself where it does not. */
export function busyUntil({ busy, busyIsQuiet = true }: Quiet, at: number): number {
  if (!busy || !busyIsQuiet) return at;
  return busy.until === null ? Number.POSITIVE_INFINITY : Math.max(at, Date.parse(busy.until));
}

/** Whether a member wants quiet at an instant (ms since 1970): do not disturb is on, they are busy, or quiet hours run. */
export function isQuiet(quiet: Quiet, at: number): boolean {
  if (quiet.dndUntil !== null && Date.parse(quiet.dndUntil) > at) return true;
  if (busyUntil(quiet, at) > at) return true;
  return quiet.quietHours.on && stretches(quiet, at, 1).some(([from, to]) => from <= at && at < to);
}

/**
 * The first instant from `at` (ms since 1970) at which something may interrupt: `at` itself where nothing is quiet, `null` where the whole week
 * is, or the member is busy until they say otherwise. A stretch runs from where the clock on the wall first shows its beginning to where it first shows its end, so an hour that clocks skip
 * lengthens nothing, and one that they show twice is quiet once.
 */
export function nextInterruption(quiet: Quiet, at: number): number | null {
  const dnd = Math.max(busyUntil(quiet, at), quiet.dndUntil === null ? at : Date.parse(quiet.dndUntil));
  if (dnd === Number.POSITIVE_INFINITY) return null;
  if (!quiet.quietHours.on || quiet.quietHours.spans.length === 0) return dnd;
  let free = dnd;
  for (const [from, to] of stretches(quiet, dnd, DAYS_AHEAD)) {
    if (from > free) break;
    free = Math.max(free, to);
  }
  return free - dnd > 7 * DAY ? null : free;
}
