import type { ModerationAction, Report } from '@tidings/contracts';
import type { ReactNode } from 'react';
import { rich } from '../../../i18n/rich.tsx';
import { t } from '../../../i18n/t.ts';
import type { Reason } from './reasons.ts';

/** "Reply by Ana in “Introductions”". */
export function nameOf({ targetType, subject }: Pick<Report, 'targetType' | 'subject'>): string {
  const name = subject.author.displayName;
  if (targetType === 'user') return t('moderation.profileOf', { name });
  if (targetType === 'topic') return t('moderation.topicBy', { title: subject.title ?? '' });
  return subject.title === null
    ? t('moderation.replyByBare', { name })
    : t('moderation.replyBy', { name, title: subject.title });
}

/** The reason most of them give; of two equal ones the first given. */
export function mainReason(report: Report): Reason {
  const counts = new Map<Reason, number>();
  for (const { reason } of report.reporters) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'other';
}

/** What the tint of a reason says: against the law or against people, a nuisance, or only out of place. */
export const toneOf = (reason: Reason) =>
  reason === 'illegal' || reason === 'spam' ? 'danger' : reason === 'abuse' ? 'warn' : 'plain';

/** "Noor hid what Ana wrote". */
export function logWords(action: ModerationAction, bdi: (name: string) => ReactNode): ReactNode {
  const who = bdi(action.moderator?.displayName ?? t('moderation.log.somebody'));
  return rich(`moderation.log.${action.action}`, { who, name: bdi(action.member.displayName) });
}
