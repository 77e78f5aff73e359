import { until } from '@tidings/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { EventLog } from '../../src/platform/events/log/event-log.ts';
import { defineFeature } from '../../src/platform/feature/feature.ts';
import { defineJob, jobDraft } from '../../src/platform/jobs/define-job.ts';
import { handleJob } from '../../src/platform/jobs/job-handler.ts';
import { fact } from '../../src/platform/kernel/facts.ts';
import { type Forum, type Member, newReply, newTopic, startForum } from '../support/forum.ts';

/** What a feature of a later day does: a job for everything that is new, and for nothing else. */
const noteJob = defineJob('probe:note', z.strictObject({ what: z.string(), id: z.uuid() }));
const done: string[] = [];
const heard: string[] = [];
const byPattern: string[] = [];
const probe = defineFeature({
  name: 'probe',
  consumers: {
    'topic.created': { posted: ({ topic }) => [jobDraft(noteJob, { what: 'topic', id: topic.id })] },
    'reply.created': { posted: ({ reply }) => [jobDraft(noteJob, { what: 'reply', id: reply.id })] },
    'reaction.changed': { liked: ({ targetId }) => [jobDraft(noteJob, { what: 'like', id: targetId })] },
  },
  listeners: {
    'reply.created': ({ cause }) => void heard.push(cause),
    'member.registered': () => void heard.push('somebody'),
    'topic.deleted': () => {
      heard.push('first');
      throw new Error('a listener that fails');
    },
  },
  jobs: [handleJob(noteJob, async ({ payload }) => void done.push(payload.what))],
});

const second = defineFeature({
  name: 'second',
  listeners: {
    'topic.deleted': () => void heard.push('second'),
    'reaction.*': ({ name }) => void byPattern.push(`reaction.* ${name}`),
    '*': ({ name }) => void byPattern.push(`* ${name}`),
  },
});

let forum: Forum;
let alice: Member;
let mod: Member;
let category: string;
beforeAll(async () => {
  forum = await startForum({ LOG_LEVEL: 'silent', TIMINGS: JSON.stringify({ jobPoll: 60_000 }) }, undefined, [
    probe,
    second,
  ]);
  [alice, mod] = await forum.people('alice', 'mod');
  category = await forum.category();
});
afterAll(() => forum.close());
beforeEach(() => {
  done.length = 0;
  heard.length = 0;
  byPattern.length = 0;
});

const act = (action: string, targetType: 'topic' | 'reply', targetId: string, more: object = {}) =>
  mod.post('/api/moderation/actions', { action, targetType, targetId, reason: 'x', ...more });
const metricsOf = async () => ({ text: (await forum.app.inject('/metrics')).body });
const settled = async () => {
  const left = () => forum.db.pool.query(`SELECT 1 FROM job WHERE kind = 'probe:note'`);
  await until(async () => (await left()).rowCount === 0);
};

test('a fact that nobody is sent an event of is heard, too', async () => {
  const asker = { actor: null, correlationId: 'consumers-test', idempotency: null };
  const { events } = forum.app.realtime.options;
  await events.transact(asker, async (tx) =>
    tx.append(fact('member.registered', { cause: 'registered', userId: alice.id })),
  );
  expect(heard).toEqual(['somebody']);
});

test('what is posted causes jobs that commit with it, and they are done at once', async () => {
  const topic = await newTopic(alice, category);
  const reply = await newReply(alice, topic);
  await mod.put(`/api/replies/${reply.id}/like`);
  await until(() => done.length === 3, { timeoutMs: 2000 });
  expect(done.toSorted()).toEqual(['like', 'reply', 'topic']);
});

test('a restored reply, a moved and a restored topic, and a like taken back cause nothing as if they were new', async () => {
  const elsewhere = await forum.category();
  const topic = await newTopic(alice, category);
  const reply = await newReply(alice, topic);
  await mod.put(`/api/replies/${reply.id}/like`);
  await until(() => done.length === 3, { timeoutMs: 2000 });
  done.length = 0;
  for (const [action, type, id, more] of [
    ['delete', 'reply', reply.id, {}],
    ['restore', 'reply', reply.id, {}],
    ['move', 'topic', topic, { categoryId: elsewhere }],
    ['delete', 'topic', topic, {}],
    ['restore', 'topic', topic, {}],
  ] as const) {
    expect((await act(action, type, id, more)).status).toBe(201);
  }
  await mod.delete(`/api/replies/${reply.id}/like`);
  await settled();
  expect(done).toEqual([]);
  expect(heard, 'listeners hear every cause').toEqual(['posted', 'restored', 'first', 'second']);
});

test('listeners by pattern hear all facts of a noun, or all, and what is heard is counted', async () => {
  const topic = await newTopic(alice, category);
  await mod.put(`/api/topics/${topic}/like`);
  expect(byPattern).toEqual(expect.arrayContaining(['* topic.created', '* reaction.changed']));
  expect(byPattern.filter((one) => one.startsWith('reaction.*'))).toEqual(['reaction.* reaction.changed']);
  const { text } = await metricsOf();
  expect(text).toMatch(/^facts_total\{.*fact="topic\.created".*\} [1-9]/m);
});

test('a listener that throws disturbs neither the request nor the others', async () => {
  const topic = await newTopic(alice, category);
  expect((await alice.delete(`/api/topics/${topic}`)).status).toBe(204);
  expect(heard).toEqual(['first', 'second']);
});

test('what fails between the rows and the append leaves neither rows nor jobs; what is appended leaves both', async () => {
  const asker = { actor: null, correlationId: 'facts-test-1', idempotency: null };
  let fails = true;
  const events = new EventLog({
    db: forum.db,
    effects: {
      eventsOf: () => [],
      jobsOf: () => [jobDraft(noteJob, { what: 'late', id: alice.id }, { delayMs: 60_000 })],
    },
    bus: { publish: () => undefined },
    failpoint: (at) => {
      if (at === 'before-append' && fails) throw new Error('the server died here');
    },
  });
  const work = () =>
    events.transact(asker, async (tx) => {
      await tx.db.user.update({ where: { id: alice.id }, data: { bio: 'changed' } });
      tx.append({ name: 'member.changed', cause: 'profile', userId: alice.id });
    });
  const state = async () => {
    const { bio } = await forum.db.prisma.user.findUniqueOrThrow({ where: { id: alice.id } });
    return [bio, (await forum.db.pool.query(`SELECT 1 FROM job WHERE kind = 'probe:note'`)).rowCount];
  };
  await expect(work()).rejects.toThrow('died here');
  expect(await state()).toEqual(['', 0]);
  fails = false;
  await work();
  expect(await state()).toEqual(['changed', 1]);
});
