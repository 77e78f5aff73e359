import { minutesOf } from '@tidings/contracts/quiet';

const day = 24 * 60;

/** "22:00" of minutes since midnight, round the clock. */
export const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** A time of day as people write it: "8", "830", "08:30", "8.30"; undefined where no clock shows it. */
export function readTime(text: string): string | undefined {
  const [, hours, minutes = '0'] = /^\s*(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*$/.exec(text) ?? [];
  if (hours === undefined || Number(hours) > 24 || Number(minutes) > 59) return undefined;
  if (Number(hours) === 24 && Number(minutes) > 0) return undefined;
  return timeOf(Number(hours) * 60 + Number(minutes));
}

/** Later by so many minutes, or earlier, round the clock; by less than an hour it goes to the next on their raster. */
export function stepTime(time: string, minutes: number): string {
  const raster = Math.abs(minutes) < 60 ? Math.abs(minutes) : 1;
  const now = minutesOf(time) / raster;
  const next = (minutes > 0 ? Math.floor(now) : Math.ceil(now)) * raster + minutes;
  return timeOf((next + day) % day);
}
