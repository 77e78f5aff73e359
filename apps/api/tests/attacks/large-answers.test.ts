import { type Operation, operations } from '@tidings/contracts/rest';
import { until } from '@tidings/testing';
import { bearer, connect, stream } from '@tidings/testing/sockets';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexed } from '../search/searching.ts';
import { darkwatchSetting } from '../support/alerts.ts';
import { type Any, type Forum, startForum } from '../support/forum.ts';
import { type Ask, askOf } from '../support/largest/asked.ts';
import { fillLargest } from '../support/largest/fill-largest.ts';
import { counts, type Largest } from '../support/largest/largest.ts';

const MB = 1024 * 1024;
let forum: Forum;
let on: Largest;
beforeAll(async () => {
  forum = await startForum({ CONNECTIONS_PER_MEMBER: '50', ...darkwatchSetting });
  on = await fillLargest(forum);
  await indexed(forum);
}, 180_000);
afterAll(() => forum.close());

/** Asks as on the wire, and answers how heavy and slow it was. */
async function weigh({ method, url, body, member, headers: more }: Ask, cursor?: string) {
  const from = performance.now();
  const headers = { ...bearer(member), ...(body && { 'content-type': 'application/json' }), ...more };
  const text = body && { body: JSON.stringify(body) };
  const answer = await fetch(`${forum.url}${url(cursor)}`, { method, headers, ...text });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const read: Any = bytes.length > 0 ? JSON.parse(bytes.toString()) : null;
  return { status: answer.status, bytes: bytes.length, ms: performance.now() - from, body: read };
}

/** How many things each list holds at the least: more than a page where there may be more. */
const leastOf: Record<string, number> = {
  topics: counts.topics,
  replies: counts.replies,
  // Nothing more is ranked.
  search: counts.topics,
  topicRevisions: counts.revisions,
  replyRevisions: counts.revisions,
  reports: counts.reports,
  moderationActions: counts.actions,
  notices: counts.actions,
  groups: counts.groups,
  groupMembers: counts.people,
  groupInvitations: counts.people,
  groupActivity: counts.people,
  // One was accepted and one declined before.
  invitations: counts.invitations - 2,
  // One may have been taken back before.
  siteInvitations: counts.siteInvitations - 1,
  // One was archived, one put off and one deleted before.
  notifications: counts.notifications - 3,
  notificationTraces: counts.notifications,
  topicLikes: counts.likes,
  replyLikes: counts.likes,
  mentionUsers: 1,
  // The list shows the last hundred, on one page.
  sessions: Math.min(100, counts.sessions),
  categories: counts.categories,
  // One is tried again and one given up before.
  deadLetters: counts.deadLetters - 2,
  // Of the ten that there may be one made room for another, which was ended.
  pushDevices: 9,
  apiKeys: counts.apiKeys,
  // One was made before.
  webhooks: counts.webhooks - 1,
  webhookDeliveries: counts.deliveries,
  blocks: counts.people,
  mutes: counts.people,
  announcements: counts.announcements,
  managedAnnouncements: counts.announcements,
  dryRunPeople: counts.people,
  alerts: counts.alerts,
  // One is watched no more.
  monitoredItems: counts.monitored - 1,
  breaches: counts.breaches,
  workspaces: counts.workspaces,
  workspaceMembers: counts.people,
  workspaceInvitations: counts.people,
  workspaceAudit: counts.people,
  // What was asked stands there with the comments on the first.
  workspaceActivity: counts.approvals,
  ownWorkspaceInvitations: counts.workspaces,
  // One was decided and one cancelled before.
  approvals: counts.approvals - 2,
  approvalTimeline: counts.approvals,
  agents: counts.agents,
  agentLog: counts.agents,
  channels: counts.channels,
  channelMembers: counts.people - 51,
};

/** Streams have no end and tests of their own; signing out and refreshing take a cookie. What ends things comes last. */
const apart = ['stream', 'workspaceEvents', 'refresh', 'logout'];
const ending = /^(?:delete|revoke|leave|remove|changePassword)/;
/** What stands in something goes before that, and last a password and an account: that ends the tokens that all of them ask with. */
const inside = [/Revision$/, /Reply$/, /Member$|^leave/, /^(?!changePassword|deleteMe)/, /./];
const depth = (name: string) => inside.findIndex((kind) => kind.test(name));
const all = Object.entries(operations as Record<string, Operation>).filter(([name]) => !apart.includes(name));
const answered = async (name: string, operation: Operation) => {
  const { status, bytes, ms, body } = await weigh(askOf(on, name, operation));
  expect(status, (JSON.stringify(body) ?? '').slice(0, 300)).toBe(operation.status);
  expect(bytes).toBeLessThanOrEqual(MB);
  expect(ms).toBeLessThan(5000);
};

describe('attack 55: the largest legal data in every answer', () => {
  test.each(all.filter(([name]) => !ending.test(name)))('%s answers below 1 MB and in time', answered);

  const lists = all.filter(([, { answer }]) => answer && 'shape' in answer && 'nextCursor' in (answer.shape as object));
  test.each(lists)(
    '%s: what did not fit is on the next pages, each thing once',
    async (name, operation) => {
      const ask = askOf(on, name, operation);
      const seen: string[] = [];
      let cursor: string | undefined;
      let pages = 0;
      do {
        const { bytes, body } = await weigh(ask, cursor);
        expect(bytes).toBeLessThanOrEqual(MB);
        if (pages > 0) expect(body.items.length).toBeGreaterThan(0);
        seen.push(...body.items.map((item: Any) => item.id ?? item.person?.id ?? item.targetId ?? item.source));
        cursor = body.nextCursor ?? undefined;
        pages += 1;
      } while (cursor !== undefined && pages < 200);
      expect(cursor).toBeUndefined();
      expect(new Set(seen).size).toBe(seen.length);
      const least = leastOf[name];
      if (least === undefined) throw new Error(`Say in leastOf how many ${name} there are at least.`);
      expect(seen.length).toBeGreaterThanOrEqual(least);
    },
    60_000,
  );

  const paged = all.filter(([, { query }]) => query && 'cursor' in query.shape);
  test.each(paged)('%s: a cursor nobody gave is refused, not taken as none', async (name, operation) => {
    const ask = askOf(on, name, operation);
    for (const cursor of ['nonsense', '', '1234567890', '-', '1.5', Buffer.from('[]').toString('base64url')]) {
      const { status, body } = await weigh(ask, cursor);
      expect([cursor, status, body.error?.code]).toEqual([cursor, 400, 'BAD_REQUEST']);
    }
  });

  test('replies are paged backwards to the first by the same cursor', async () => {
    const seen: number[] = [];
    let query = `before=${2 ** 31 - 1}`;
    for (let pages = 0; query && pages < 50; pages += 1) {
      const { body } = await on.who.bob.get(`/api/topics/${on.topic}/replies?limit=100&${query}`);
      const numbers = body.items.map((item: Any) => item.number);
      expect(numbers).toEqual(numbers.toSorted((a: number, b: number) => a - b));
      seen.unshift(...numbers);
      query = body.nextCursor ? `cursor=${body.nextCursor}` : '';
    }
    expect(seen.length).toBeGreaterThanOrEqual(counts.replies);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });

  test('twelve who ask for the largest pages at once take a bounded amount of memory', async () => {
    const base = process.memoryUsage().rss;
    let most = base;
    const timer = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 5);
    const urls = [`/api/topics/${on.topic}/replies?limit=100`, '/api/topics?limit=100', `/api/sync?cursor=${on.start}`];
    const asked = Array.from({ length: 12 }, (_, n) => {
      const url = () => urls[n % 3] ?? '';
      const ask = () => weigh({ method: 'GET', url, body: undefined, member: on.who.bob });
      // Where other tests keep the database busy it may be too slow for some: 503. They ask again, as clients do.
      return until(async () => ask().then((answer) => answer.status !== 503 && answer), { timeoutMs: 60_000 });
    });
    for (const { status, bytes } of await Promise.all(asked)) {
      expect(status).toBe(200);
      expect(bytes).toBeGreaterThan(MB / 2);
    }
    clearInterval(timer);
    expect((most - base) / MB).toBeLessThan(400);
  });

  test('what was missed comes over a socket and a stream in pieces below 1 MB, whole', async () => {
    const room = `topic:${on.topic}`;
    const { rows } = await forum.db.pool.query('SELECT head::int AS head FROM stream WHERE room = $1', [room]);
    const live = connect(forum.url, on.who.bob);
    const { epoch } = await live.ready;
    let since: Any = { epoch, offset: 0 };
    let events = 0;
    for (let more = true; more; ) {
      const answer = await live.ask('sync', {
        rooms: [
          { room, since },
          { room: `category:${on.category}`, since: { epoch, offset: 0 } },
        ],
      });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThanOrEqual(MB);
      const [result] = answer.rooms;
      events += result.events.length;
      const meta = result.events.at(-1)?.[2];
      if (meta) since = { epoch, offset: meta.offset, id: meta.id };
      more = result.more;
    }
    expect(events).toBe(rows[0].head);
    live.end();
    const reading = await stream(forum.url, `/api/stream?cursor=${on.start}`, bearer(on.who.bob));
    await until(() => reading.heard.filter(({ meta }) => meta?.room === room && meta.offset).length === rows[0].head, {
      what: 'everything on the stream',
      timeoutMs: 20_000,
    });
    for (const block of reading.body().split('\n\n')) expect(Buffer.byteLength(block)).toBeLessThanOrEqual(MB);
    reading.end();
  }, 60_000);

  const endings = all.filter(([name]) => ending.test(name)).toSorted(([a], [b]) => depth(a) - depth(b));
  test.each(endings)('%s answers below 1 MB and in time', answered);
});
