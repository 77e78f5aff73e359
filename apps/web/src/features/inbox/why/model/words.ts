import type { Mute, Notification } from '@tidings/contracts';
import { t } from '../../../../i18n/t.ts';
import { exactTime } from '../../../../lib/time/time.ts';
import type { Mutable } from './mutes.ts';
import { isReason } from './subject.ts';

const types = [
  'like',
  'comment',
  'reply',
  'mention',
  'topic',
  'follow',
  'family_invite',
  'group_invite',
  'group_join',
  'group_post',
  'report',
  'moderation',
  'system',
  'order',
  'payment',
  'webhook',
  'alert.exposure',
  'alert.voice',
  'alert.spam',
  'alert.property',
  'alert.broker',
  'approval',
  'agent',
  'chat',
] as const;
const isType = (name: string): name is (typeof types)[number] => (types as readonly string[]).includes(name);

/** What a type of notification is called. */
export const typeInWords = (type: string): string => (isType(type) ? t(`inbox.type.${type}`) : type);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Why one is there, in a sentence. What a newer server names otherwise is named by its type. */
export function reasonInWords({ reason, actor, data, type }: Notification): string {
  const name = actor?.name ?? t('inbox.why.somebody');
  if (!isReason(reason)) return t('inbox.why.other', { type: typeInWords(type) });
  return t(`inbox.why.${reason}`, { name, group: text(data.group) });
}

/** What is muted, after "Mute". */
export function targetInWords({ targetType, targetId, name = '' }: Mutable): string {
  if (targetType === 'type') return t('inbox.mute.type', { type: typeInWords(targetId) });
  return t(`inbox.mute.${targetType}`, { name });
}

/** For how long something is muted. */
export function muteInWords({ until, exceptMentions }: Pick<Mute, 'until' | 'exceptMentions'>): string {
  const span = until === null ? t('inbox.muted.ever') : t('inbox.muted.until', { time: exactTime(Date.parse(until)) });
  return exceptMentions ? `${span} ${t('inbox.muted.exceptMentions')}` : span;
}
