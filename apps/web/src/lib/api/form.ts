import { t } from '../../i18n/t.ts';
import { ApiError } from '../http/error.ts';

type Issue = { code?: string; input?: unknown; minimum?: unknown; maximum?: unknown; format?: unknown };

/** What a schema objects to, in our words: pass it as the resolver's `error`. */
export function issueInWords(issue: Issue): string | undefined {
  if (issue.input === '' || issue.input === undefined) return t('field.required');
  if (issue.code === 'too_small') return t('field.tooShort', { min: Number(issue.minimum) });
  if (issue.code === 'too_big') return t('field.tooLong', { max: Number(issue.maximum) });
  if (issue.code === 'invalid_format' && issue.format === 'email') return t('field.email');
  return undefined;
}

/** A refusal in the reader's words, for beside the control it concerns. */
export function refusalInWords(error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.unknown');
  if (error.code === 'RATE_LIMITED' && error.retryAfterMs !== undefined) {
    return t('error.rateLimit', { seconds: Math.ceil(error.retryAfterMs / 1000) });
  }
  return error.message;
}
