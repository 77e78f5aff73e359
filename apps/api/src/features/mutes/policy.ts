import { type MuteTarget, muteTargets, type NotificationType, notificationTypes } from '@tidings/contracts';
import type { Actor } from '../../platform/kernel/actor.ts';
import type { WhyNot } from '../../platform/rights/why-not.ts';

/** How many mutes a member may have at a time. */
export const MOST_MUTED = 1000;

/** Whether this server knows such a kind of thing to mute. */
export const isMuteTarget = (kind: string): kind is MuteTarget => (muteTargets as readonly string[]).includes(kind);

/** A type is muted where there is one of that name, and where it may be kept away: what staff decided about a member may not. */
export function whyNotMuteType(name: string): WhyNot {
  const types: Readonly<Record<string, Pick<NotificationType, 'mutable'>>> = notificationTypes;
  return Object.hasOwn(types, name) && types[name]?.mutable ? null : 'UNSUPPORTED';
}

/** Nobody mutes themselves. */
export const whyNotMutePerson = (actor: Actor, { author }: { author: { id: string } }): WhyNot =>
  actor.id === author.id ? 'FORBIDDEN' : null;

/** Whether a mute that was there holds at this time. */
export const isLive = ({ until }: { until: Date | null }, now = Date.now()): boolean =>
  until === null || until.getTime() > now;
