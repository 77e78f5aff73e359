import { type CreateReplyInput, type ReplyView, rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import { isStaff } from '../../platform/kernel/actor.ts';
import { notFound } from '../../platform/kernel/errors.ts';
import { fact } from '../../platform/kernel/facts.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { presentPerson } from '../identity/index.ts';
import { assertMentions, findTopicSummary, whyNotReply } from '../topics/index.ts';

/**
 * Posts a reply: policy, then one statement that writes the reply, its number, the topic's counters and the event. Throws
 * NOT_FOUND for its topic, SILENCED, TOPIC_LOCKED, GROUP_ARCHIVED, and what `assertMentions` does.
 */
export async function createReply(ctx: MemberCtx, topicId: string, input: CreateReplyInput): Promise<ReplyView> {
  const topic = await findTopicSummary(ctx.db, ctx.actor.id, topicId);
  if (!topic) throw notFound('That topic');
  assertAllowed(whyNotReply(ctx.actor, topic));
  await assertMentions(ctx, input);
  const parentId = input.parentId ?? null;
  const viewer = { liked: false, canEdit: true };
  const committed = await ctx.events.commit(ctx, (tx) => {
    if (parentId) tx.openRoom(rooms.thread(parentId), { like: rooms.topic(topicId) });
    const reply = {
      id: uuidv7(),
      topicId,
      parentId,
      body: input.body,
      author: presentPerson(ctx.actor),
      staff: isStaff(ctx.actor),
    };
    tx.append(fact('reply.created', { cause: 'posted', reply, topic }));
    tx.answer({ status: 201, event: 'reply:created', omit: ['counts'], body: { viewer } });
  });
  const { counts: _, ...reply } = committed.payloadOf('reply:created');
  return { ...reply, viewer };
}
