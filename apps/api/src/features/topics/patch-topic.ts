import type { TopicView } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { assertAllowed } from '../../platform/rights/why-not.ts';
import { assertMayAct, recordAction } from '../audit/index.ts';
import { keepRevision } from '../revisions/index.ts';
import { changeTopic } from './change-topic.ts';
import { updateTopic } from './changes.ts';
import { whyNotEditTopic } from './policy.ts';
import { presentTopicSubject } from './presenter.ts';
import { assertMentions, bodyOfTopic } from './text/assert-mentions.ts';
import { slugOf } from './text/slug.ts';

type Patch = {
  title?: string | undefined;
  body?: string | undefined;
  version?: number | undefined;
  reason?: string | undefined;
  confirmMentions?: boolean | undefined;
};

/**
 * Edits title or body; the text before stays in the history. What staff does to others is audited. Throws NOT_FOUND, VERSION_CONFLICT when somebody was faster,
 * and FORBIDDEN, SILENCED or TOPIC_LOCKED.
 */
export async function patchTopic(ctx: MemberCtx, topicId: string, patch: Patch): Promise<TopicView> {
  // Before the transaction: it asks on a connection of its own.
  const { body: wished } = patch;
  if (wished !== undefined) await assertMentions(ctx, { ...patch, body: wished }, await bodyOfTopic(ctx.db, topicId));
  return changeTopic(ctx, topicId, async (tx, topic) => {
    assertAllowed(whyNotEditTopic(ctx.actor, topic));
    const byStaff = topic.authorId !== ctx.actor.id;
    if (byStaff) await assertMayAct(tx, ctx.actor, 'edit', presentTopicSubject(topic));
    if (patch.version !== undefined && patch.version !== topic.version) {
      throw new TidingsError('VERSION_CONFLICT', 'This topic was changed meanwhile. Look at it again before you save.');
    }
    const { title = topic.title, body = topic.body } = patch;
    if (title === topic.title && body === topic.body) return null;
    await keepRevision(tx, { entityId: topic.id, title: topic.title, body: topic.body, editorId: ctx.actor.id });
    if (byStaff) {
      const { reason } = patch;
      await recordAction(tx, ctx.actor, { action: 'edit', ...presentTopicSubject(topic), reason });
    }
    const text = { title, body, slug: slugOf(title), editedAt: new Date(), editedByStaff: byStaff };
    return updateTopic(tx, topic, text, 'edited');
  });
}
