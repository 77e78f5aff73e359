import type { ModerationActionInput } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { revokeSessionsIn } from '../identity/index.ts';
import { hideReply, removeReply, restoreReply } from '../replies/index.ts';
import { hideTopic, moveTopicTo, removeTopic, restoreTopic, updateTopic } from '../topics/index.ts';
import type { Target } from './target.ts';

type Effect = (tx: Tx, target: Target, input: ModerationActionInput) => Promise<unknown>;

const unfit = (path: string, message: string) =>
  new TidingsError('VALIDATION_FAILED', message, { details: [{ path, message }] });
const conflict = (message: string) => new TidingsError('CONFLICT', message);

function contentOf({ topic, reply }: Target) {
  const content = reply ?? topic;
  if (!content) throw unfit('targetType', 'Only topics and replies can be hidden, restored or deleted.');
  if (reply?.topicGone) throw conflict('The topic of this reply is deleted.');
  return content;
}

function topicOf({ topic }: Target) {
  if (!topic) throw unfit('targetType', 'Only topics can be locked, pinned or moved.');
  if (topic.deletedAt) throw notFound('That topic');
  return topic;
}

function untilOf({ until }: ModerationActionInput): Date {
  if (!until) throw unfit('until', 'Say until when.');
  const date = new Date(until);
  if (date.getTime() <= Date.now()) throw unfit('until', 'Choose a time in the future.');
  return date;
}

async function setMember(tx: Tx, userId: string, data: { silencedUntil?: Date | null; suspendedUntil?: Date | null }) {
  await tx.db.user.update({ where: { id: userId }, data: { ...data, version: { increment: 1 } } });
  tx.append(fact('member.changed', { cause: 'sanction', userId }));
}

const setLocked =
  (locked: boolean): Effect =>
  async (tx, target) => {
    const topic = topicOf(target);
    if (topic.locked === locked) throw conflict(locked ? 'It is locked already.' : 'It is not locked.');
    await updateTopic(tx, topic, { locked }, locked ? 'locked' : 'unlocked');
  };

const setPinned =
  (pinned: boolean): Effect =>
  async (tx, target) => {
    const topic = topicOf(target);
    if (topic.pinned === pinned) throw conflict(pinned ? 'It is pinned already.' : 'It is not pinned.');
    await updateTopic(tx, topic, { pinned }, pinned ? 'pinned' : 'unpinned');
  };

/** What each action does. Throws VALIDATION_FAILED where it does not fit the target, CONFLICT where nothing would change. */
export const effects: Record<ModerationActionInput['action'], Effect> = {
  async hide(tx, target) {
    const { deletedAt, status } = contentOf(target);
    if (deletedAt) throw notFound();
    if (status === 'hidden') throw conflict('It is hidden already.');
    if (target.reply) await hideReply(tx, target.reply);
    else if (target.topic) await hideTopic(tx, target.topic);
  },
  async restore(tx, target) {
    const { deletedAt, status } = contentOf(target);
    if (!deletedAt && status === 'visible') throw conflict('It is neither hidden nor deleted.');
    if (target.reply) await restoreReply(tx, target.reply);
    else if (target.topic) await restoreTopic(tx, target.topic);
  },
  async delete(tx, target) {
    if (contentOf(target).deletedAt) throw notFound();
    if (target.reply) await removeReply(tx, target.reply);
    else if (target.topic) await removeTopic(tx, target.topic);
  },
  lock: setLocked(true),
  unlock: setLocked(false),
  pin: setPinned(true),
  unpin: setPinned(false),
  async move(tx, target, { categoryId }) {
    const topic = topicOf(target);
    if (!categoryId) throw unfit('categoryId', 'Say where to.');
    if (topic.categoryId === categoryId) throw conflict('The topic is in that category already.');
    await moveTopicTo(tx, topic, categoryId);
  },
  warn: async () => undefined,
  silence: (tx, { about }, input) => setMember(tx, about.member.id, { silencedUntil: untilOf(input) }),
  async suspend(tx, { about }, input) {
    await setMember(tx, about.member.id, { suspendedUntil: untilOf(input) });
    const sessions = await tx.db.session.findMany({
      where: { userId: about.member.id, revokedAt: null },
      select: { id: true },
    });
    const ids = sessions.map(({ id }) => id);
    if (ids.length > 0) await revokeSessionsIn(tx, about.member.id, ids, 'suspended');
  },
  lift: (tx, { about }) => setMember(tx, about.member.id, { silencedUntil: null, suspendedUntil: null }),
  async dismiss(tx, { about: { targetType, targetId } }) {
    const open = await tx.db.report.count({ where: { targetType, targetId, state: 'open' } });
    if (open === 0) throw conflict('There is no open report of it.');
  },
};
