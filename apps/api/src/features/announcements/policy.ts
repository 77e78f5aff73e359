import { type AnnouncementState, CALL_BACK_MS } from '@tidings/contracts';
import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';

const YEAR = 366 * 24 * 3600_000;

/** How many rooms of groups a list of announcements names: the others’ come with the next list. */
export const GROUP_ROOMS_MAX = 32;

type Stage = { state: AnnouncementState; publishedAt: Date | null };

/** Whether it waits to go out. */
export const isWaiting = ({ state }: Pick<Stage, 'state'>): boolean => state === 'draft' || state === 'planned';

/** Only who is in the audience closes it; to everybody else it is not there. */
export const whyNotDismiss = (_actor: Actor, { announced }: { announced: boolean }): WhyNot =>
  announced ? null : 'NOT_FOUND';

/** One that is out is changed, but not whom it is for and when it goes out; one that has ended stays as it was. */
export function whyNotChange(stage: Stage, change: { state?: string; moved: boolean }): WhyNot {
  if (isWaiting(stage)) return null;
  const goesBack = change.state !== undefined && change.state !== 'published';
  return stage.state !== 'published' || goesBack || change.moved ? 'CONFLICT' : null;
}

/** What went out is ended, not deleted: it is in inboxes. */
export const whyNotDelete = (stage: Stage): WhyNot => (isWaiting(stage) ? null : 'CONFLICT');

/** What never went out does not end. */
export const whyNotEnd = (stage: Stage): WhyNot => (isWaiting(stage) ? 'CONFLICT' : null);

/** Until when it can be called back; null: it cannot, or not any more. */
export function callableUntil({ state, publishedAt }: Stage, now = Date.now()): Date | null {
  if (state !== 'published' || !publishedAt) return null;
  const until = publishedAt.getTime() + CALL_BACK_MS;
  return until > now ? new Date(until) : null;
}

type Times = { state: AnnouncementState; publishAt: Date | null; endsAt: Date | null };
export type Unfit = { path: 'publishAt' | 'endsAt'; message: string };

/** What is wrong with the times of one that is saved; null: nothing. `given`: those the request names, as what was fit once may be past by now. */
export function unfitTime(
  { state, publishAt, endsAt }: Times,
  given: { publishAt: boolean; endsAt: boolean },
  now = Date.now(),
): Unfit | null {
  const unfit = (path: Unfit['path'], message: string): Unfit => ({ path, message });
  if (state === 'planned' && !publishAt) return unfit('publishAt', 'Say when it goes out.');
  const goes = publishAt?.getTime();
  if (given.publishAt && goes !== undefined && (goes <= now || goes > now + YEAR))
    return unfit('publishAt', 'Choose a time that is still to come, within a year.');
  const from = state !== 'published' && goes !== undefined ? Math.max(goes, now) : now;
  const ends = endsAt?.getTime();
  if (given.endsAt && ends !== undefined && (ends <= from || ends > from + YEAR))
    return unfit('endsAt', 'Choose an end after it goes out, within a year of that.');
  return null;
}
