import type { ErrorCode } from '@tidings/contracts';
import { formatter } from '../../i18n/reader.ts';
import { t } from '../../i18n/t.ts';
import { serverNow } from '../time/server-time.ts';
import { dateAndTime } from '../time/time.ts';

type Refusal = { code: string; message: string; details?: unknown };

// By the messages and not by the contract, which would weigh more on the first page.
const isKnown = (code: string): code is ErrorCode => formatter().has(`error.${code}`);

const instant = /\d{4}-\d\d-\d\dT[\d:.]+Z/;

function detail(details: unknown, path: string): string | undefined {
  if (!Array.isArray(details)) return undefined;
  const found: unknown = details.find((one: { path?: unknown } | null) => one?.path === path);
  const message = (found as { message?: unknown } | undefined)?.message;
  return typeof message === 'string' ? message : undefined;
}

/** What a refusal means, in the reader's language; the server's own words for a code this app does not know yet. */
export function errorWords({ code, message, details }: Refusal): string {
  if (!isKnown(code)) return message;
  const left = code === 'BAD_CREDENTIALS' ? detail(details, 'triesLeft') : undefined;
  if (left !== undefined) return t('error.triesLeft', { count: Number(left) });
  const until = code === 'SUSPENDED' ? instant.exec(message)?.[0] : undefined;
  if (until !== undefined) {
    const date = dateAndTime(Date.parse(until), serverNow());
    const reason = detail(details, 'reason');
    return reason === undefined ? t('error.suspendedUntil', { date }) : t('error.suspendedWhy', { date, reason });
  }
  return t(`error.${code}`);
}
