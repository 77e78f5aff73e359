import type { Approval } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { ApiError, isCode } from '../../../lib/http/error.ts';
import { duration } from '../../../lib/time/time.ts';

type Detail = { path: string; message: string };

/** Why a decision was not applied: who was faster, and how much. `at`: when the reader decided, in ms. */
export function lostInWords(error: unknown, at: number): string {
  if (!(error instanceof ApiError)) return t('approvals.notDecided');
  if (!isCode(error, 'DECIDED')) return isCode(error, 'EXPIRED') ? t('approvals.lost.expired') : error.message;
  const details = Array.isArray(error.details) ? (error.details as Detail[]) : [];
  const of = (path: string) => details.find((detail) => detail.path === path)?.message;
  const [by, decision, when] = [of('by'), of('decision'), of('at')];
  if (by === undefined || when === undefined || (decision !== 'approved' && decision !== 'rejected'))
    return t('approvals.lost.over');
  const before = duration(Math.max(1000, at - Date.parse(when)));
  return t(`approvals.lost.${decision}`, { name: by, before });
}

/** How long there is, or how it ended. */
export const leftInWords = (deadline: string, now: number): string =>
  t('approvals.left', { time: duration(Math.max(0, Date.parse(deadline) - now)) });

export const isUrgent = (deadline: string, now: number): boolean => Date.parse(deadline) - now < 30 * 60_000;

/** Who ended it and how, in a line. */
export function endInWords({ state, decisions }: Pick<Approval, 'state' | 'decisions'>): string {
  const last = decisions.at(-1);
  if (state === 'expired' || !last)
    return t(state === 'cancelled' ? 'approvals.end.cancelled' : 'approvals.end.expired');
  return last.comment === null
    ? last.by.displayName
    : t('approvals.end.said', { name: last.by.displayName, comment: last.comment });
}
