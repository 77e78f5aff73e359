import { type CreateReplyInput, type ReplyCreatedPayload, type ReplyView, rooms } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import type { MemberCtx } from '../../platform/context/context.ts';
import { append } from '../../platform/events/log/event-log.ts';
import { isStaff } from '../../platform/kernel/actor.ts';
import { notFound, TidingsError } from '../../platform/kernel/errors.ts';
import { presentPerson } from '../identity/index.ts';
import { bumpSoon, bumpTopic, canReply, excerptOf, findTopicFacts, maySpeak } from '../topics/index.ts';
import { replyCreated } from './broadcasts.ts';

/** Posts a reply: policy, then one statement that writes the reply, its number, the topic's counters and the event. */
export async function createReply(ctx: MemberCtx, topicId: string, input: CreateReplyInput): Promise<ReplyView> {
  const topic = await findTopicFacts(ctx.db, ctx.actor.id, topicId);
  if (!topic) throw notFound('That topic');
  if (!maySpeak(ctx.actor)) throw new TidingsError('SILENCED', 'You cannot post right now.');
  if (!canReply(ctx.actor, topic)) throw new TidingsError('TOPIC_LOCKED', 'This topic is locked.');
  const parentId = input.parentId ?? null;
  const event = replyCreated({
    ...{ id: uuidv7(), topicId, parentId, body: input.body },
    author: presentPerson(ctx.actor),
    staff: isStaff(ctx.actor),
  });
  const viewer = { liked: false, canEdit: true };
  const committed = await ctx.events.commit(ctx, (tx) => {
    if (parentId) tx.pending.open.push({ room: rooms.thread(parentId), like: rooms.topic(topicId) });
    append(tx, event);
    tx.pending.answer = { status: 201, event: event.id, omit: ['counts'], body: { viewer } };
  });
  const { counts, ...reply } = committed.payloadOf(event) as ReplyCreatedPayload;
  const { offset: rank, scope, version } = committed.placeOf(event, rooms.topic(topicId));
  const excerpt = topic.status === 'hidden' ? '' : excerptOf(input.body);
  // What was told in between may be that it was hidden or shown again.
  if (rank === topic.head + 1) bumpTopic(ctx.live, topicId, { scope, version, rank, counts, excerpt });
  else bumpSoon(ctx, topicId);
  return { ...reply, viewer };
}
