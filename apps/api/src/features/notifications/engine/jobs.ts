import { z } from 'zod';
import type { Services } from '../../../platform/feature/services.ts';
import { defineJob } from '../../../platform/jobs/define-job.ts';
import { handleJob, handleJobs } from '../../../platform/jobs/job-handler.ts';
import type { Intent } from '../causes/intent.ts';
import { notifyJob, retractJob } from '../causes/jobs.ts';
import { placeAll } from './place.ts';
import { prepareDirect, prepareJoined, prepareReport } from './prepare-others.ts';
import { prepareLike, preparePost } from './prepare-post.ts';
import type { Prepared } from './prepared.ts';
import { type PostRow, readPosts } from './read-posts.ts';
import { retractAll } from './retract.ts';
import { sayPlaced } from './say-placed.ts';

/** Facts that are worked on in one go. */
const BATCH = 50;

/** What one fact asks for; null: it is no news any more. */
async function prepareOne(db: Services['db'], intent: Intent, posts: Map<string, PostRow>): Promise<Prepared | null> {
  const { cause } = intent;
  if (cause.of === 'direct') return prepareDirect(intent, cause);
  if (cause.of === 'joined') return prepareJoined(db, intent, cause.id, cause.actor);
  if (cause.of === 'report') return prepareReport(db, intent, cause.id);
  const post = posts.get(cause.id);
  if (!post) return null;
  return cause.of === 'like' ? prepareLike(intent, cause.actor, post) : preparePost(db, intent, cause.of, post);
}

const ofPosts = ({ cause }: Intent): string[] =>
  cause.of === 'direct' || cause.of === 'joined' || cause.of === 'report' ? [] : [cause.id];

export const handleNotify = handleJobs(notifyJob, BATCH, async (jobs, { db, events }: Services) => {
  const intents = jobs.map(({ payload }) => payload);
  const posts = await readPosts(db, intents.flatMap(ofPosts));
  const prepared: Prepared[] = [];
  for (const intent of intents) {
    const one = await prepareOne(db, intent, posts);
    if (one && one.candidates.length > 0) prepared.push(one);
  }
  if (prepared.length > 0) await placeAll(events, { correlationId: intents[0]?.correlationId ?? '' }, prepared);
});

export const handleRetract = handleJob(retractJob, ({ payload }, services: Services) => retractAll(services, payload));

const nothing = z.strictObject({});
const wakeJob = defineJob('notifications:wake', nothing, { everyMs: 5000 });
type Woken = { woken: string[]; more: boolean };

/** What was put off comes back when its time has come. */
export const handleWake = handleJob(wakeJob, async ({ id }, { events }: Services) => {
  const asker = { actor: null, correlationId: `wake-${id}`, idempotency: null };
  for (let more = true; more; ) {
    const { value } = await events.transact(asker, async (tx) => {
      const rows = await tx.db.$queryRaw<{ r: Woken }[]>`SELECT wake_notifications(500) AS r`;
      const { woken, more: left } = rows[0]?.r ?? { woken: [], more: false };
      await sayPlaced(tx, { woken });
      return left;
    });
    more = value;
  }
});
