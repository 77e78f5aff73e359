import type { Alert } from '@tidings/contracts';
import { wordsOf } from '../notifications/index.ts';
import type { AlertRow } from './repository.ts';
import { sourceOf } from './sources/index.ts';

/** What the words of an alert, and of the notification of it, are made from. */
export const dataOf = ({ id, source, severity, reason, member, finding }: Omit<AlertRow, 'locale'>) => ({
  ...{ alertId: id, severity, own: reason === 'you_monitor' ? ('yes' as const) : ('no' as const) },
  member: member.displayName,
  ...sourceOf(source).words(finding as never),
});

export const typeOf = ({ source }: Pick<AlertRow, 'source'>) => sourceOf(source).type;

/** An alert as the contract has it, in the language of who has it. */
export function presentAlert({ locale, ...row }: AlertRow): Alert {
  const { title, message } = wordsOf({
    ...{ type: typeOf(row), data: dataOf({ ...row }), actors: [], group_count: 1, locale },
  });
  return { ...row, title, message };
}
