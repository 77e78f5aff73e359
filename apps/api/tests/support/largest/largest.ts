import type { System } from '../api-keys.ts';
import type { Member } from '../forum.ts';
import type { LargestWorkspaces } from '../workspaces.ts';

/** The heaviest a character can be in JSON: three bytes for one of a text's places. */
export const words = (length: number) => '漢'.repeat(length);
export const TEXT = words(32_000);
/** The largest order there may be. */
export const largestItems = () =>
  Array.from({ length: 100 }, () => ({ name: words(200), quantity: 10_000, priceCents: 1_000_000_000 }));
/** As many links as an approval may have, as long as they may be. */
export const largestLinks = () =>
  Array.from({ length: 5 }, () => ({ url: `https://example.org/${'x'.repeat(480)}`, words: words(60) }));
/** How many of each there are: more than a page of each holds. */
export const counts = {
  replies: 110,
  topics: 105,
  people: 150,
  reports: 105,
  actions: 150,
  groups: 300,
  revisions: 100,
  sessions: 120,
  categories: 195,
  likes: 150,
  invitations: 150,
  /** One less than a member may have. */
  siteInvitations: 19,
  notifications: 150,
  announcements: 150,
  deadLetters: 150,
  apiKeys: 150,
  webhooks: 50,
  deliveries: 150,
  alerts: 150,
  monitored: 49,
  breaches: 105,
  workspaces: 105,
  approvals: 150,
  agents: 150,
  channels: 150,
  messages: 110,
};

export type Largest = {
  who: Record<'alice' | 'bob' | 'mod' | 'admin', Member>;
  topic: string;
  reply: string;
  group: string;
  session: string;
  category: string;
  /** A category in which nothing stands. */
  emptyCategory: string;
  /** What a moderator did that can be undone, and what waits for Bob to be read. */
  action: string;
  notice: string;
  /** An earlier text of the topic, and of the reply. */
  revisions: { topic: string; reply: string };
  /** What Bob may accept, and what he may decline. */
  invitations: { first: string; second: string };
  /** One of those that Bob sent. */
  siteInvitation: string;
  /** One in Bob's inbox, and one that he deletes. */
  notification: string;
  deadLetters: { first: string; second: string };
  deleted: string;
  /** What Bob may do from a push. */
  pushAct: string;
  apiKey: string;
  /** Another system, with a key that is allowed everything. */
  system: System;
  order: string;
  /** One of many, with its many deliveries. */
  webhook: { id: string; delivery: string };
  /** An alert that Bob has, and something he has watched. */
  alert: string;
  monitored: string;
  /** What Alice is an owner of. */
  workspaces: LargestWorkspaces;
  /** In the first of those: one Alice asked for, one that she decided and may undo, and one that is cancelled. */
  approvals: Record<'own' | 'waits' | 'cancelled', string>;
  /** In the same: an agent with a long log, one that is forgotten, and the key that speaks for them. */
  agents: Record<'own' | 'gone', string> & { program: Pick<Member, 'token'> };
  /** A private channel of Alice with very many people and messages, one to change, one to delete; messages of hers to edit and to delete. */
  chat: Record<'channel' | 'changed' | 'deleted' | 'edited' | 'gone', string>;
  /** Families that invite the moderator: one to accept, one to decline. */
  families: { first: string; second: string };
  /** One that is out, one that is a draft, and two that are over. */
  announcements: Record<'out' | 'draft' | 'ended' | 'called_back', string>;
  /** A cursor before the first event of the topic and its category. */
  start: string;
};

/** What the links end in that are there to be opened. */
export const links = { verify: 'v'.repeat(43), reset: 'r'.repeat(43), invitation: 'i'.repeat(43) };
