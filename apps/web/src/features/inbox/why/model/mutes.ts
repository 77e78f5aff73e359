import type { Mute, Muted, MuteInput, MuteTarget, Notification } from '@tidings/contracts';
import { instantOf, wallOf } from '@tidings/contracts/plain';
import { isOn, type Subject } from './subject.ts';

/** What may be muted from an item, with what it is called. */
export type Mutable = { targetType: MuteTarget; targetId: string; name: string | undefined };

export const isOf =
  ({ targetType, targetId }: Muted) =>
  (other: Muted): boolean =>
    other.targetType === targetType && other.targetId === targetId;

/** What may be muted from an item, the nearest first; nothing where it always comes. */
export function mutablesOf(item: Pick<Notification, 'type'>, subject: Subject): Mutable[] {
  if (isOn(item.type, subject) === undefined) return [];
  const place = (type: 'topic' | 'category'): Mutable[] =>
    subject.places.filter((one) => one.type === type).map(({ id, name }) => ({ targetType: type, targetId: id, name }));
  const { threadId, person } = subject;
  return [
    ...place('topic'),
    ...(threadId === undefined ? [] : [{ targetType: 'thread' as const, targetId: threadId, name: undefined }]),
    ...place('category'),
    ...(person ? [{ targetType: 'person' as const, targetId: person.id, name: person.name }] : []),
    { targetType: 'type', targetId: item.type, name: undefined },
  ];
}

export const spans = ['1h', 'tomorrow', 'ever'] as const;
export type Span = (typeof spans)[number];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** When a mute ends, ISO: in an hour, at the next 08:00 of tomorrow in the zone of the member, or never. */
export function endOf(span: Span, now: number, timeZone: string): string | null {
  if (span === 'ever') return null;
  if (span === '1h') return new Date(now + hourMs).toISOString();
  const wall = wallOf(now, timeZone);
  const morning = Math.floor(wall / dayMs) * dayMs + dayMs + 8 * hourMs;
  return new Date(instantOf(morning, timeZone)).toISOString();
}

/** The mute that holds on something now. */
export const muteOn = (of: Muted, mutes: readonly Mute[], now: number): Mute | undefined =>
  mutes.find((mute) => isOf(of)(mute) && (mute.until === null || Date.parse(mute.until) > now));

export const inputOf = ({ targetType, targetId, until, exceptMentions }: Mute): MuteInput => ({
  targetType,
  targetId,
  until,
  exceptMentions,
});
