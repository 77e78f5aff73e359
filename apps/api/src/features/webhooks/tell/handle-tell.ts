import type { Services } from '../../../platform/feature/services.ts';
import { handleJobs } from '../../../platform/jobs/job-handler.ts';
import { wake } from '../deliver/wake.ts';
import { type Happening, type Subject, tellJob, WAITING_MAX } from './jobs.ts';
import { notificationData, replyData, topicData } from './payload.ts';
import { readPeople, readReplies, readTopics } from './read-subjects.ts';

const AT_ONCE = 50;

const idsOf = (jobs: readonly Happening[], of: string) =>
  jobs.flatMap(({ subject }) =>
    subject.of === of ? [subject.of === 'notification' ? subject.userId : subject.id] : [],
  );

/** Writes down what each webhook is to be sent, the same however often it runs; sending is a job of each webhook. */
export const handleTell = handleJobs(tellJob, AT_ONCE, async (jobs, { db, events, config }: Services) => {
  const happened = jobs.map(({ payload, correlationId }) => ({ ...payload, correlationId }));
  const [topics, replies, people] = await Promise.all([
    readTopics(db, idsOf(happened, 'topic')),
    readReplies(db, idsOf(happened, 'reply')),
    readPeople(db, idsOf(happened, 'notification')),
  ]);
  const dataOf = (type: string, subject: Subject): object | null => {
    if (subject.of === 'topic') return topicData(type, topics.get(subject.id), config.publicUrl);
    if (subject.of === 'reply') return replyData(type, replies.get(subject.id), config.publicUrl);
    return notificationData(subject, people.get(subject.userId));
  };
  const deliveries = happened.flatMap(({ id, type, at, subject, correlationId }) => {
    const data = dataOf(type, subject);
    return data ? [{ id, type, at, correlationId, body: JSON.stringify({ type, timestamp: at, data }) }] : [];
  });
  if (deliveries.length === 0) return;
  const asker = { actor: null, correlationId: jobs[0]?.correlationId ?? '', idempotency: null };
  await events.transact(asker, async (tx) => {
    const rows = await tx.db.$queryRaw<{ r: string[] }[]>`
      SELECT plan_webhook_deliveries(${JSON.stringify(deliveries)}::jsonb, ${WAITING_MAX}::int) AS r`;
    for (const id of rows[0]?.r ?? []) wake(tx, { id, workspaceId: null });
  });
});
