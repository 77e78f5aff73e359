import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/steps.ts';
import type { Mutation } from './mutation.ts';

const migrations = globSync('packages/db/prisma/migrations/*/migration.sql', { cwd: root }).sort();
/** The migration that has the last word on a function: one before it changes nothing. */
const homeOf = (name: string): string =>
  migrations.findLast((file) => readFileSync(join(root, file), 'utf8').includes(`FUNCTION ${name}(`)) ??
  `no migration makes ${name}`;

const decide = homeOf('decide_notifications');
const place = homeOf('place_notifications');
const engine = 'apps/api/src/features/notifications/engine';
const suite = (file: string, only: string) => ({ project: 'api', file: `apps/api/tests/inbox/${file}.test.ts`, only });

/** Faults in the engine of the inbox: each loses, repeats or miscounts something. */
export const inboxMutations: Mutation[] = [
  {
    name: 'a notification is made before it is asked whether the member may see it',
    test: 'who may not see the place is not notified of it',
    breaks: /to deeply equal \[\]/,
    patches: [
      {
        file: decide,
        from: 'WHEN n.place IS NOT NULL AND NOT coalesce(scope_allows(sc, c."user"), false) THEN \'not_allowed\'',
        to: "WHEN false THEN 'not_allowed'",
      },
    ],
    suite: suite('posts', 'who may not see the place'),
  },
  {
    name: 'numbers are changed outside the lock of the inbox',
    test: 'whatever happens on three devices at once',
    breaks: /seed \d+/,
    patches: [
      {
        file: homeOf('lock_inboxes'),
        from: "PERFORM 1 FROM stream st WHERE st.room = ANY (SELECT 'user:' || u FROM unnest(p_users) u) ORDER BY st.room FOR UPDATE;",
        to: 'NULL;',
      },
    ],
    suite: { ...suite('simulation', 'whatever happens'), env: { SIMULATION_SEEDS: '40' } },
  },
  {
    name: 'a fact that is done twice is not known by its key',
    test: 'two servers that do one fact ten times at once',
    breaks: /duplicate key|to deeply equal/,
    patches: [
      {
        file: decide,
        from: 'AND (SELECT true FROM notification_cause x WHERE x.source = n.source AND x.user_id = w."user") IS NULL',
        to: '',
      },
      { file: decide, from: 'AND x.actor_id = n.actor_id', to: 'AND false' },
    ],
    suite: suite('crashes', 'ten times at once'),
  },
  {
    name: 'what was read goes on growing',
    test: 'after it was read a new one begins',
    breaks: /AssertionError/,
    patches: [
      {
        file: place,
        from: "o.group_key = t.t ->> 'groupKey' AND o.read_at IS NULL AND o.archived_at IS NULL",
        to: "o.group_key = t.t ->> 'groupKey' AND o.archived_at IS NULL",
      },
    ],
    suite: suite('posts', 'likes of several'),
  },
  {
    name: 'what is taken back does not wait for what is being made',
    test: 'a reply that is deleted then is in no inbox',
    breaks: /to deeply equal \[\]/,
    patches: [{ file: homeOf('retract_notifications'), from: 'PERFORM await_causes(p);', to: '' }],
    suite: suite('races', 'a reply that is deleted then'),
  },
  {
    name: 'what is done again before taking it back was worked on is taken back with it',
    test: 'keeps its row, unread as it was',
    breaks: /to deeply equal/,
    patches: [
      {
        file: 'apps/api/src/features/notifications/causes/posts.ts',
        from: "type: 'like', unless: 'like'",
        to: "type: 'like'",
      },
    ],
    suite: suite('loops', 'done again before'),
  },
  {
    name: 'liking again within a day begins anew',
    test: 'like, read, taken back and done again',
    breaks: /AssertionError/,
    patches: [{ file: decide, from: 'AND x.actor_id = n.actor_id', to: 'AND false' }],
    suite: suite('loops', 'like, read'),
  },
  {
    name: 'who is in no group names it',
    test: 'who is not in it names nobody',
    breaks: /to deeply equal/,
    patches: [
      {
        file: homeOf('named_by'),
        from: 'JOIN group_member a ON a.group_id = g.id AND a.user_id = p_author',
        to: '',
      },
    ],
    suite: suite('mentions', 'naming a group'),
  },
  {
    name: 'many who are notified do not take turns, and are given up',
    test: 'two servers that do one fact ten times at once',
    breaks: /to deeply equal/,
    patches: [
      {
        file: `${engine}/place.ts`,
        from: 'if (!value.busy) continue;',
        to: "if (value.busy) throw new Error('busy');",
      },
    ],
    suite: suite('crashes', 'ten times at once'),
  },
];
