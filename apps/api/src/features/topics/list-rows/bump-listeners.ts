import type { ReplyCreatedPayload } from '@tidings/contracts';
import { rooms } from '@tidings/contracts';
import type { Listeners } from '../../../platform/events/facts/consumers.ts';
import type { Committed } from '../../../platform/events/log/committed.ts';
import type { Services } from '../../../platform/feature/services.ts';
import type { FactBy } from '../../../platform/kernel/facts.ts';
import { excerptOf } from '../text/excerpt.ts';
import { bumpSoon, bumpTopic, readAndBump } from './bump.ts';

/** Replies change what the lists show of their topic: its category hears `topic:bumped`. */
export const bumpListeners: Listeners<Services> = {
  'reply.created'(fact, committed, services) {
    if (fact.cause === 'restored') readAndBump(services, [fact.reply.topicId]);
    else bumpByReply(fact, committed, services);
  },
  'reply.updated': ({ reply }, _committed, services) => readAndBump(services, [reply.topicId]),
  'reply.deleted': ({ reply }, _committed, services) => readAndBump(services, [reply.topicId]),
};

/** Nearly all there are: what the row shows is known already, unless something else was committed in between. */
function bumpByReply(
  { reply, topic }: FactBy<'reply.created', 'posted' | 'imported'>,
  committed: Committed,
  services: Services,
): void {
  const { counts }: ReplyCreatedPayload = committed.payloadOf('reply:created');
  const { offset: rank, scope, version } = committed.placeOf('reply:created', rooms.topic(topic.id));
  // What was written in between may be that the topic was hidden or shown again.
  if (rank !== topic.head + 1) {
    bumpSoon(services, topic.id);
    return;
  }
  const excerpt = topic.status === 'hidden' ? '' : excerptOf(reply.body);
  bumpTopic(services.live, topic.id, { scope, version, rank, counts, excerpt });
}
