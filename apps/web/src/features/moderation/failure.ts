import { t } from '../../i18n/t.ts';
import { ApiError, isUnanswered } from '../../lib/api/error.ts';

/** Why an action was not applied, in words; `taken` when somebody was faster. */
export function failureWords(error: unknown, taken: boolean): string {
  if (taken) return t('moderation.takenBare');
  if (isUnanswered(error)) return t('moderation.failed');
  return error instanceof ApiError ? error.message : t('error.unknown');
}
