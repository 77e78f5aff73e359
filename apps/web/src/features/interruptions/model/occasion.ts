import type { QueryClient } from '@tanstack/react-query';
import type { NotificationPriority } from '@tidings/contracts';
import { isQuiet, mayInterrupt, type Occasion } from '@tidings/contracts/quiet';
import { reading } from '../../../i18n/reader.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { type Preferences, preferencesQuery } from '../api/preferences.ts';

type Still = Pick<Preferences, 'quietHours' | 'dndUntil' | 'busy' | 'busyIsQuiet'>;
type Manners = Still & Pick<Preferences, 'calm' | 'sound'>;

/** What keeps interruptions away, on the wall of the reader: the zone of the account, else that of this device. */
export const zoned = ({ quietHours, dndUntil, busy, busyIsQuiet }: Still) => ({
  ...{ quietHours, dndUntil, busy, busyIsQuiet },
  timeZone: reading().timeZone,
});

/**
 * What a notification that is here already meets: rights, blocks, mutes and types were asked before it was written. Without
 * preferences nothing is in its way, and nothing is heard.
 */
export const occasionOf = (
  set: Manners | undefined,
  { priority, viewing = false }: { priority: NotificationPriority; viewing?: boolean },
  now: number,
): Omit<Occasion, 'toasts'> => ({
  ...{
    allowed: true,
    own: false,
    blocked: false,
    muted: null,
    unlessMentioned: false,
    byName: false,
    mutable: true,
    inApp: true,
  },
  ...{ push: false, email: false, viewing, priority },
  quiet: set !== undefined && isQuiet(zoned(set), now),
  calm: set?.calm ?? false,
  sound: set?.sound ?? false,
});

/** Whether something of this priority may be shown as a toast now. Never rejects: what is not known silences nothing. */
export async function mayToast(queries: QueryClient, priority: NotificationPriority): Promise<boolean> {
  const set = await queries.ensureQueryData(preferencesQuery()).catch(() => undefined);
  return mayInterrupt({ ...occasionOf(set, { priority }, serverNow()), toasts: 0 }).toast === true;
}
