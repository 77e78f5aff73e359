import { mayInterrupt } from '@tidings/contracts/quiet';
import { Bell, BellOff, Inbox, Lock, Moon } from 'lucide-react';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { rich } from '../../../../i18n/rich.tsx';
import { t } from '../../../../i18n/t.ts';
import { useMember } from '../../../../lib/session/state.ts';
import { useNow } from '../../../../lib/time/clock.ts';
import type { Preferences } from '../../api/preferences.ts';
import type { MatrixEntry } from '../../model/matrix.ts';
import { occasionOf } from '../../model/occasion.ts';
import { isSpoken } from '../../model/spoken.ts';
import { timeOf } from '../../model/time-of-day.ts';

const signs = { off: BellOff, locked: Lock, badge: Inbox, calm: Inbox, later: Moon, toast: Bell } as const;

function whatComes({ type, on, locked, priority }: MatrixEntry, set: Preferences, now: number): keyof typeof signs {
  if (locked) return 'locked';
  const occasion = { ...occasionOf(set, { priority }, now), inApp: on, toasts: 0 };
  const { row, toast } = mayInterrupt(occasion);
  if (!row) return 'off';
  if (!isSpoken(type)) return 'badge';
  if (toast === 'later') return 'later';
  return toast === true ? 'toast' : 'calm';
}

/** When it comes by e-mail too; nothing where it does not. */
function mailOf({ on, also, daily }: MatrixEntry, { emailDelayMinutes: delay, digestHour = 0 }: Preferences): string {
  if (!on || also.email !== true || delay === undefined || delay === null) return '';
  if (daily) return t('quiet.says.mailDaily', { time: timeOf(digestHour * 60) });
  return delay === 0 ? t('quiet.says.mailAtOnce') : t('quiet.says.mail', { after: t(`quiet.mail.${delay}`) });
}

/** What comes of one type as everything is set now, from the function that decides it. */
export function Explained({ entry, set }: { entry: MatrixEntry; set: Preferences }) {
  const what = whatComes(entry, set, useNow());
  const isReached = useMember()?.emailVerified !== false;
  const Sign = signs[what];
  return (
    <Strip tone="acc" className="mb-1 min-h-14 phone:min-h-[96px] phone:flex-nowrap" icon={<Sign aria-hidden="true" />}>
      {rich(`quiet.says.${what}`, { label: <b className="font-semi">{entry.label}</b> })}
      {isReached && ` ${mailOf(entry, set)}`}
    </Strip>
  );
}
