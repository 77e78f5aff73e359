import type { Services } from '../../../platform/feature/services.ts';
import { handleJobs } from '../../../platform/jobs/job-handler.ts';
import { wake } from '../deliver/wake.ts';
import { type Happening, type Told, tellJob } from './jobs.ts';
import { notificationData, replyData, topicData } from './payload.ts';
import { readPeople, readReplies, readTopics } from './read-told.ts';

const AT_ONCE = 50;
/** What may wait for one webhook. */
const BOUND = 10_000;

const idsOf = (jobs: readonly Happening[], of: string) =>
  jobs.flatMap(({ told }) => (told.of === of ? [told.of === 'notification' ? told.userId : told.id] : []));

/** Writes down what each webhook is to be told, the same however often it runs; sending is a job of each webhook. */
export const handleTell = handleJobs(tellJob, AT_ONCE, async (jobs, { db, events, config }: Services) => {
  const happened = jobs.map(({ payload }) => payload);
  const [topics, replies, people] = await Promise.all([
    readTopics(db, idsOf(happened, 'topic')),
    readReplies(db, idsOf(happened, 'reply')),
    readPeople(db, idsOf(happened, 'notification')),
  ]);
  const dataOf = (type: string, told: Told): object | null => {
    if (told.of === 'topic') return topicData(type, topics.get(told.id), config.publicUrl);
    if (told.of === 'reply') return replyData(type, replies.get(told.id), config.publicUrl);
    return notificationData(told, people.get(told.userId));
  };
  const deliveries = happened.flatMap(({ id, type, at, told }) => {
    const data = dataOf(type, told);
    return data ? [{ id, type, at, body: JSON.stringify({ type, timestamp: at, data }) }] : [];
  });
  if (deliveries.length === 0) return;
  const asker = { actor: null, correlationId: `job-${jobs[0]?.id}`, idempotency: null };
  await events.transact(asker, async (tx) => {
    const rows = await tx.db.$queryRaw<{ r: string[] }[]>`
      SELECT plan_webhook_deliveries(${JSON.stringify(deliveries)}::jsonb, ${BOUND}::int) AS r`;
    for (const id of rows[0]?.r ?? []) wake(tx, id);
  });
});
