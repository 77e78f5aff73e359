import { day, hour } from './seed-topic.ts';

type Tie = readonly [who: string, whom: string, minutesAgo: number];

/** Who follows whom. */
export const follows: readonly Tie[] = [
  ['alice', 'jonas', 9 * day],
  ['bob', 'jonas', 9 * day],
  ['priya', 'carol', 4 * day],
  ['tomas', 'bob', 3 * day],
  ['noor', 'alice', 2 * day],
  ['theodora', 'mod', 30 * hour],
  ['dmitri', 'admin', 26 * hour],
  ['lukasz', 'alice', 5 * hour],
  ['weiling', 'carol', 4 * hour + 20],
  ['priya', 'mod', 4 * hour],
  ['theodora', 'alice', 2 * hour],
  ['hanako', 'bob', 3 * hour],
  ['lukasz', 'admin', 100],
];

/** Who hears of every new topic of a category. */
export const watchers: readonly (readonly [who: string, category: string])[] = [
  ['alice', 'show'],
  ['bob', 'help'],
  ['carol', 'feedback'],
  ['mod', 'help'],
  ['admin', 'self-hosting'],
];

/** Which invitations wait: to a group, by its owner, for somebody. */
export const invitations: readonly (readonly [group: string, inviter: string, who: string, minutesAgo: number])[] = [
  ['timetable-bots', 'bob', 'alice', 3 * hour],
  ['sunday-sailors', 'alice', 'bob', 2 * hour + 10],
  ['welcome-committee', 'mod', 'carol', 2 * hour],
  ['harbour-translators', 'carol', 'mod', 90],
  ['timetable-bots', 'bob', 'admin', 80],
];

type LikedReply = { author: string; begins: string; by: readonly string[]; minutesAgo: number };

/** Replies that people like, one after another until a moment ago. */
export const likedReplies: readonly LikedReply[] = [
  { author: 'alice', begins: 'Doing ours on', by: ['lukasz', 'theodora', 'tomas', 'priya', 'ana'], minutesAgo: 3 },
  { author: 'bob', begins: 'One more thing', by: ['tomas', 'weiling', 'lukasz', 'jonas', 'ana'], minutesAgo: 10 },
  { author: 'admin', begins: 'Fifteen seconds', by: ['theodora', 'lukasz', 'hanako', 'tomas', 'ana'], minutesAgo: 31 },
  { author: 'mod', begins: '@admin you had', by: ['lukasz', 'dmitri', 'hanako', 'priya', 'ana'], minutesAgo: 39 },
  {
    author: 'carol',
    begins: 'The policy should',
    by: ['noor', 'jonas', 'weiling', 'priya', 'ana'],
    minutesAgo: 2 * hour,
  },
  { author: 'bob', begins: 'Two upstreams', by: ['alice', 'jonas'], minutesAgo: 3 * day },
  { author: 'carol', begins: 'The pill is', by: ['priya', 'noor', 'ana'], minutesAgo: 4 * day },
];

type Moved = { author: string; begins: string; by: string; from: string; reason: string; minutesAgo: number };

/** Topics that a moderator put where people look for them. */
export const movedTopics: readonly Moved[] = [
  {
    ...{ author: 'alice', begins: 'Sticky sessions', by: 'mod', from: 'off-topic', minutesAgo: 4 * day - 2 * hour },
    reason: 'People with the same trouble look for it in Help.',
  },
  {
    ...{ author: 'bob', begins: 'A 40-line bot', by: 'mod', from: 'off-topic', minutesAgo: 3 * day - 2 * hour },
    reason: 'It runs, so it is work to show.',
  },
  {
    ...{ author: 'carol', begins: 'Should “mark all', by: 'mod', from: 'help', minutesAgo: 5 * day - 3 * hour },
    reason: 'It asks for a decision, not for help.',
  },
  {
    ...{ author: 'mod', begins: 'Introductions', by: 'admin', from: 'announcements', minutesAgo: 8 * day - 4 * hour },
    reason: 'Announcements are for releases and maintenance.',
  },
];
