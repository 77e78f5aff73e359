/** What may interrupt a member and when: the rule without schemas. Beside the plain contract, since no first page needs it. */

export * from './interruptions/may-interrupt.ts';
export {
  busyUntil,
  isQuiet,
  minutesOf,
  nextInterruption,
  type Quiet,
  type QuietSpan,
} from './interruptions/quiet-hours.ts';
export { instantOf, wallOf } from './kernel/wall-clock.ts';
