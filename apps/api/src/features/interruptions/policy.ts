import { type NotificationType, notificationChannels, notificationTypes } from '@tidings/contracts';
import type { WhyNot } from '../../platform/rights/why-not.ts';

const types: Readonly<Record<string, Pick<NotificationType, 'mutable'>>> = notificationTypes;
const isChannel = (name: string): boolean => (notificationChannels as readonly string[]).includes(name);

/** A type is turned off where there is one of that name that may be kept away, on channels that are there. */
export const whyNotPrefer = (type: string, channels: Readonly<Record<string, boolean>>): WhyNot =>
  Object.hasOwn(types, type) && types[type]?.mutable && Object.keys(channels).every(isChannel) ? null : 'UNSUPPORTED';
