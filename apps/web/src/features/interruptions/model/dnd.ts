import { instantOf, wallOf } from '@tidings/contracts/quiet';

const hour = 3_600_000;
const day = 24 * hour;
const morning = 8 * hour;

export const dndChoices = ['1h', 'tomorrow', 'monday'] as const;
export type DndChoice = (typeof dndChoices)[number];

/** When "do not disturb" ends: in an hour, or at 08:00 on the wall of the member, tomorrow or on the next Monday. Both in ms. */
export function dndEnd(choice: DndChoice, now: number, timeZone: string): number {
  if (choice === '1h') return now + hour;
  const today = Math.floor(wallOf(now, timeZone) / day) * day;
  const daysToMonday = (8 - new Date(today).getUTCDay()) % 7 || 7;
  return instantOf(today + (choice === 'tomorrow' ? 1 : daysToMonday) * day + morning, timeZone);
}
