import type { ModerationAction } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { dateAndTime } from '../../../lib/time/time.ts';

/** "You can read, but not write, until 12 Nov, 21:14": what was decided and until when, for the member concerned. */
export function noticeWords({ action, until }: Pick<ModerationAction, 'action' | 'until'>): string {
  if (action === 'dismiss') return '';
  const date = until === null ? '' : dateAndTime(Date.parse(until), Date.now());
  return action === 'silence' || action === 'suspend' ? t(`notice.${action}`, { date }) : t(`notice.${action}`);
}
