import type { ModerationAction } from '@tidings/contracts';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dateAndTime } from '../../../lib/time/time.ts';

const isAboutPerson = (action: ModerationAction['action']) => ['warn', 'silence', 'suspend', 'lift'].includes(action);

type Decision = Pick<ModerationAction, 'action' | 'targetType' | 'subject' | 'until'>;

/** "your reply in “Introductions”"; undefined where it is about the member and no post. */
export function postWords({ targetType, subject }: Pick<Decision, 'targetType' | 'subject'>): string | undefined {
  if (targetType === 'user' || !subject?.title) return undefined;
  return t(`notice.post.${targetType}`, { title: subject.title });
}

/** What a moderator did, to the member whom it concerns. */
export function noticeWords(decision: Decision): string {
  const { action, until } = decision;
  const post = postWords(decision) ?? t('notice.post.bare');
  const date = until === null ? '' : dateAndTime(Date.parse(until), serverNow());
  if (action === 'silence' || action === 'suspend') return t(`notice.${action}`, { date });
  if (action === 'warn' || action === 'lift') return t(`notice.${action}`);
  if (action === 'dismiss' || action === 'reopen') return '';
  return t(`notice.${action}`, { post });
}

/** Where what it is about can be read; undefined when it is gone. */
export function noticeHref({ action, targetType, subject }: Decision): string | undefined {
  if (!subject || subject.topicId === null) return undefined;
  if (action === 'delete') return targetType === 'reply' ? `/t/${subject.topicId}` : undefined;
  return `/t/${subject.topicId}#${subject.number === null ? 'post' : `reply-${subject.number}`}`;
}

/** Why, and of what is done to a person because of which post. */
export function noticeBody(decision: Decision & Pick<ModerationAction, 'reason'>): string {
  const post = isAboutPerson(decision.action) ? postWords(decision) : undefined;
  return post === undefined ? decision.reason : t('notice.because', { post, reason: decision.reason });
}
