const clocks = new Map<string, Intl.DateTimeFormat>();
const CLOCKS_MAX = 600;

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const numeric = 'numeric';
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  });
  if (clocks.size >= CLOCKS_MAX) clocks.clear();
  clocks.set(timeZone, clock);
  return clock;
}

/**
 * What the clock on the wall of a zone shows at an instant (ms since 1970), as the ms since 1970 at which a clock in UTC shows the same; whole
 * seconds. Throws RangeError for an unknown zone.
 */
export function wallOf(at: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(at);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

const DAY_MS = 24 * 3600_000;

/**
 * The instant (ms since 1970) at which the clock on the wall of a zone shows `wall`, given as by `wallOf`. Where clocks are put back and show it
 * twice: the first time. Where they are put forward over it: the moment they are.
 */
export function instantOf(wall: number, timeZone: string): number {
  const offsetAt = (at: number) => wallOf(at, timeZone) - at;
  const earlier = wall - offsetAt(wall - DAY_MS);
  if (wallOf(earlier, timeZone) === wall) return earlier;
  const later = wall - offsetAt(wall + DAY_MS);
  if (wallOf(later, timeZone) === wall) return later;
  // Shown at no time: between the two the clocks are put forward.
  let [below, above] = [Math.min(earlier, later), Math.max(earlier, later)];
  while (above - below > 1000) {
    const middle = Math.floor((below + above) / 2000) * 1000;
    if (wallOf(middle, timeZone) < wall) below = middle;
    else above = middle;
  }
  return above;
}
