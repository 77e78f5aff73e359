import type { Report } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { ApiError, isCode, mayHaveHappened } from '../../../lib/http/error.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { duration } from '../../../lib/time/time.ts';

/** Who closed the report that is acted on, when somebody did. */
export type Taken = Pick<Report, 'closedBy' | 'closedAt'> | undefined;

/** Why an action was not applied, in words; by name when another moderator was faster. */
export function failureWords(error: unknown, taken: Taken): string {
  if (mayHaveHappened(error)) return t('moderation.unknown');
  if (!(error instanceof ApiError)) return t('error.unknown');
  if (!isCode(error, 'CONFLICT', 'NOT_FOUND')) return error.message;
  if (!taken?.closedBy || taken.closedAt === null) return t('moderation.notApplied', { reason: error.message });
  const time = duration(Math.max(0, serverNow() - Date.parse(taken.closedAt)));
  return t('moderation.taken', { name: taken.closedBy.displayName, time });
}
