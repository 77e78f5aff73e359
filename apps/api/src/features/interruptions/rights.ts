import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';

/** Everybody decides for themselves, silenced or not: nobody else hears of it. */
export const interruptionRights: Rights = {
  notificationPreferences: right(nothing),
  setNotificationPreferences: right(nothing, { body: () => ({ calm: true }) }),
};
