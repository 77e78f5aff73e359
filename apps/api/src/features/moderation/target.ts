import type { ModerationAction } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { ActionSubject } from '../audit/index.ts';
import { presentPerson, takeMember } from '../identity/index.ts';
import { presentReplySubject, type TakenReply, takeReply } from '../replies/index.ts';
import { excerptOf, presentTopicSubject, type TopicRow, takeTopic } from '../topics/index.ts';

/** Something that can be reported and acted on, with its row locked. */
export type Target = { about: ActionSubject; topic: TopicRow | null; reply: TakenReply | null };

const takers: Record<ModerationAction['targetType'], (tx: Tx, id: string) => Promise<Target | null>> = {
  async topic(tx, id) {
    const topic = await takeTopic(tx, id);
    return topic && { about: presentTopicSubject(topic), topic, reply: null };
  },
  async reply(tx, id) {
    const reply = await takeReply(tx, id);
    return reply && { about: presentReplySubject(reply), topic: null, reply };
  },
  async user(tx, id) {
    const row = await takeMember(tx, id);
    if (!row) return null;
    const member = presentPerson(row);
    const subject = { topicId: null, number: null, title: null, excerpt: excerptOf(row.bio), author: member };
    return { about: { targetType: 'user', targetId: id, member, subject }, topic: null, reply: null };
  },
  /** What is done to groups is done and taken back where groups are. */
  group: async () => null,
};

/** Locks what an id of this kind names and reads it as it is now, hidden or deleted too; null when it never was. */
export const takeTarget = (tx: Tx, type: ModerationAction['targetType'], id: string): Promise<Target | null> =>
  takers[type](tx, id);
