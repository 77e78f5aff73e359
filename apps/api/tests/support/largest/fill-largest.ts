import { encodeCursor } from '@tidings/contracts';
import { freeScopes, newKey, newOrder } from '../api-keys.ts';
import { type Forum, newGroup, newReply, newTopic } from '../forum.ts';
import { store } from '../inbox.ts';
import { storeLink, storeSiteInvitation } from '../links.ts';
import { storeWebhook } from '../webhooks.ts';
import { fillWorkspaces } from '../workspaces.ts';
import { fillChat } from './fill-chat.ts';
import { fillAnnouncements, fillDeadLetters, fillDevices, fillSiteInvitations, fillTraces } from './fill-community.ts';
import { fillPosts } from './fill-posts.ts';
import { fillAgents, fillAlerts, fillApprovals, fillKeys } from './fill-systems.ts';
import { counts, type Largest, largestItems, links, TEXT, words } from './largest.ts';

/** A forum with as much of everything as may be written. */
export async function fillLargest(forum: Forum): Promise<Largest> {
  const [alice, bob, mod, admin] = await forum.people('alice', 'bob', 'mod', 'admin');
  const category = await forum.category();
  const topic = await newTopic(alice, category);
  const { id: reply } = await newReply(bob, topic, TEXT);
  const group = await newGroup(alice);
  const many = async (count: number, make: () => Promise<unknown>) => {
    for (let n = 0; n < count; n += 10) await Promise.all(Array.from({ length: Math.min(10, count - n) }, make));
  };
  await many(counts.replies - 1, () => newReply(bob, topic, TEXT));
  await many(counts.topics - 1, () =>
    alice.post('/api/topics', { categoryId: category, title: words(200), body: TEXT }),
  );
  const hidden = await newTopic(alice, category, words(200));
  const { body: done } = await mod.post('/api/moderation/actions', {
    ...{ action: 'hide', targetType: 'topic', targetId: hidden, reason: words(1000) },
  });
  const { epoch, ...made } = await fillPosts(forum, { alice, bob, mod, topic, reply, group });
  const inbox: string[] = [];
  for (let n = 0; n < counts.notifications; n++) inbox.push(await store(forum, bob.id, { text: words(1000) }));
  await fillTraces(forum, bob.id, inbox[0] ?? '');
  await storeLink(forum.db, { purpose: 'verify', token: links.verify });
  await storeLink(forum.db, { purpose: 'reset', token: links.reset });
  await storeSiteInvitation(forum.db, alice.id, { token: links.invitation, usesMax: 50 });
  const siteInvitation = await fillSiteInvitations(forum, bob.id);
  const announcements = await fillAnnouncements(forum);
  const deadLetters = await fillDeadLetters(forum, admin.id);
  const pushAct = await fillDevices(forum, bob.id);
  const apiKey = await fillKeys(forum, admin.id);
  const system = await newKey(forum, admin, freeScopes, { name: words(60) });
  for (let n = 2; n < counts.webhooks; n++) await storeWebhook(forum, admin.id, { name: words(60) });
  const webhook = await storeWebhook(forum, admin.id, { deliveries: counts.deliveries, text: words(2000) });
  const order = await newOrder(forum, bob.id, largestItems());
  const workspaces = await fillWorkspaces(
    forum,
    { owner: alice.id, guest: bob.id, leaver: mod.id },
    counts.workspaces,
    words(60),
  );
  const approvals = await fillApprovals(forum, alice, bob, workspaces.filled);
  const agents = await fillAgents(forum, alice, workspaces.filled);
  const chat = await fillChat(forum, alice, workspaces.filled);
  const safety = await fillAlerts(forum, { alice, bob, mod, admin });
  const entries = [`topic:${topic}`, `category:${category}`].map((room) => ({ room, offset: 0 }));
  const start = encodeCursor({ epoch, entries });
  const emptyCategory = await forum.category();
  const who = { alice, bob, mod, admin };
  return {
    who,
    topic,
    reply,
    group,
    category,
    emptyCategory,
    action: done.id,
    start,
    notification: inbox[0] ?? '',
    deleted: inbox[1] ?? '',
    announcements,
    deadLetters,
    pushAct,
    ...{ apiKey, system, order, webhook, siteInvitation, workspaces, approvals, agents, chat },
    ...safety,
    ...made,
  };
}
