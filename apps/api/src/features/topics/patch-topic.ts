import type { TopicView } from '@tidings/contracts';
import type { MemberCtx } from '../../platform/context/context.ts';
import type { Actor } from '../../platform/kernel/actor.ts';
import { forbidden, TidingsError } from '../../platform/kernel/errors.ts';
import { canSpeak } from '../identity/index.ts';
import { keepRevision } from '../revisions/index.ts';
import { changeTopic } from './change-topic.ts';
import { updateTopic } from './changes.ts';
import { canEditTopic } from './policy.ts';
import type { TopicRow } from './sql/rows.ts';
import { slugOf } from './text/slug.ts';

type Patch = { title?: string | undefined; body?: string | undefined; version?: number | undefined };

/**
 * Edits title or body; the text before stays in the history. Throws NOT_FOUND, VERSION_CONFLICT when somebody was faster,
 * and FORBIDDEN, SILENCED or TOPIC_LOCKED.
 */
export function patchTopic(ctx: MemberCtx, topicId: string, patch: Patch): Promise<TopicView> {
  return changeTopic(ctx, topicId, async (tx, topic) => {
    assertMayEdit(ctx.actor, topic);
    if (patch.version !== undefined && patch.version !== topic.version) {
      throw new TidingsError('VERSION_CONFLICT', 'This topic was changed meanwhile. Look at it again before you save.');
    }
    const { title = topic.title, body = topic.body } = patch;
    if (title === topic.title && body === topic.body) return null;
    await keepRevision(tx, { entityId: topic.id, title: topic.title, body: topic.body, editorId: ctx.actor.id });
    return updateTopic(tx, topic, { title, body, slug: slugOf(title), editedAt: new Date() }, 'edited');
  });
}

function assertMayEdit(actor: Actor, topic: TopicRow): void {
  if (canEditTopic(actor, topic)) return;
  if (topic.authorId !== actor.id) throw forbidden();
  if (!canSpeak(actor)) throw new TidingsError('SILENCED', 'You cannot post right now.');
  if (topic.locked) throw new TidingsError('TOPIC_LOCKED', 'This topic is locked.');
  throw forbidden();
}
