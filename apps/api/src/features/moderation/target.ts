import type { ModerationAction } from '@tidings/contracts';
import type { Tx } from '../../platform/events/log/tx.ts';
import type { ActionSubject } from '../audit/index.ts';
import { presentPerson, takeMember } from '../identity/index.ts';
import { presentReplySubject, type TakenReply, takeReply } from '../replies/index.ts';
import { excerptOf, presentTopicSubject, type TopicRow, takeTopic } from '../topics/index.ts';

/** Something that can be reported and acted on, with its row locked. */
export type Target = { about: ActionSubject; topic: TopicRow | null; reply: TakenReply | null };

/** Deleted with the account of its author, words and all: there is nothing to look at or to bring back. */
const isWiped = ({ deletedAt, body }: { deletedAt: Date | null; body: string }) => deletedAt !== null && body === '';

const takers: Record<ModerationAction['targetType'], (tx: Tx, id: string) => Promise<Target | null>> = {
  async topic(tx, id) {
    const topic = await takeTopic(tx, id);
    if (!topic || isWiped(topic)) return null;
    return { about: presentTopicSubject(topic), topic, reply: null };
  },
  async reply(tx, id) {
    const reply = await takeReply(tx, id);
    if (!reply || isWiped(reply)) return null;
    return { about: presentReplySubject(reply), topic: null, reply };
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
