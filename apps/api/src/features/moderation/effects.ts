import type { ModerationActionInput } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { type Before, reopenNewest } from '../audit/index.ts';
import { revokeSessionsIn } from '../identity/index.ts';
import { hideReply, removeReply, restoreReply } from '../replies/index.ts';
import { hideTopic, moveTopicTo, removeTopic, restoreTopic, updateTopic } from '../topics/index.ts';
import { limitsOf, setMember } from './set-member.ts';
import type { Target } from './target.ts';

/** Does it, and says what was so before as far as undoing needs it. */
type Effect = (tx: Tx, target: Target, input: ModerationActionInput) => Promise<Before | undefined>;

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

const setLocked =
  (locked: boolean): Effect =>
  async (tx, target) => {
    const topic = topicOf(target);
    if (topic.locked === locked) throw conflict(locked ? 'It is locked already.' : 'It is not locked.');
    await updateTopic(tx, topic, { locked }, locked ? 'locked' : 'unlocked');
    return undefined;
  };

const setPinned =
  (pinned: boolean): Effect =>
  async (tx, target) => {
    const topic = topicOf(target);
    if (topic.pinned === pinned) throw conflict(pinned ? 'It is pinned already.' : 'It is not pinned.');
    await updateTopic(tx, topic, { pinned }, pinned ? 'pinned' : 'unpinned');
    return undefined;
  };

/** What each action does. Throws VALIDATION_FAILED where it does not fit the target, CONFLICT where nothing would change. */
export const effects: Record<ModerationActionInput['action'], Effect> = {
  async hide(tx, target) {
    const { deletedAt, status } = contentOf(target);
    if (deletedAt) throw notFound();
    if (status === 'hidden') throw conflict('It is hidden already.');
    if (target.reply) await hideReply(tx, target.reply);
    else if (target.topic) await hideTopic(tx, target.topic);
    return { status };
  },
  async restore(tx, target) {
    const { deletedAt, status } = contentOf(target);
    if (!deletedAt && status === 'visible') throw conflict('It is neither hidden nor deleted.');
    if (target.reply) await restoreReply(tx, target.reply);
    else if (target.topic) await restoreTopic(tx, target.topic);
    return { status: deletedAt ? 'deleted' : status };
  },
  async delete(tx, target) {
    const { deletedAt, status } = contentOf(target);
    if (deletedAt) throw notFound();
    if (target.reply) await removeReply(tx, target.reply);
    else if (target.topic) await removeTopic(tx, target.topic);
    return { status };
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
    return { categoryId: topic.categoryId };
  },
  warn: async () => undefined,
  async silence(tx, { about }, input) {
    const before = await limitsOf(tx, about.member.id);
    await setMember(tx, about.member.id, { silencedUntil: untilOf(input) });
    return before;
  },
  async suspend(tx, { about }, input) {
    const before = await limitsOf(tx, about.member.id);
    await setMember(tx, about.member.id, { suspendedUntil: untilOf(input) });
    const sessions = await tx.db.session.findMany({
      where: { userId: about.member.id, revokedAt: null },
      select: { id: true },
    });
    const ids = sessions.map(({ id }) => id);
    if (ids.length > 0) await revokeSessionsIn(tx, about.member.id, ids, 'suspended');
    return before;
  },
  async lift(tx, { about }) {
    const before = await limitsOf(tx, about.member.id);
    await setMember(tx, about.member.id, { silencedUntil: null, suspendedUntil: null });
    return before;
  },
  async dismiss(tx, { about: { targetType, targetId } }) {
    const open = await tx.db.report.count({ where: { targetType, targetId, state: 'open' } });
    if (open === 0) throw conflict('There is no open report of it.');
    return undefined;
  },
  async reopen(tx, { about }) {
    if (!(await reopenNewest(tx, about))) throw conflict('There is no closed report of it.');
    return undefined;
  },
};
