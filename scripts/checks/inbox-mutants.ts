import type { Mutation } from './mutation.ts';

const proved = 'packages/db/prisma/migrations/20261128122000_inbox_proved/migration.sql';
const first = 'packages/db/prisma/migrations/20261128120000_one_inbox/migration.sql';
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
        file: proved,
        from: 'WHERE (a.v ->> \'categoryId\' IS NULL OR scope_allows(sc, a."user"))',
        to: 'WHERE true',
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
        file: first,
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
        file: proved,
        from: 'WHERE NOT EXISTS (SELECT FROM notification_cause x WHERE x.source = (w.v ->> \'source\')::uuid AND x.user_id = w."user")',
        to: 'WHERE true',
      },
      { file: proved, from: "AND x.type = w.type AND x.actor_id = (w.v ->> 'actorId')::uuid", to: 'AND false' },
    ],
    suite: suite('crashes', 'ten times at once'),
  },
  {
    name: 'what was read goes on growing',
    test: 'after it was read a new one begins',
    breaks: /AssertionError/,
    patches: [
      {
        file: proved,
        from: "n.group_key = x.t ->> 'groupKey' AND n.read_at IS NULL AND n.archived_at IS NULL",
        to: "n.group_key = x.t ->> 'groupKey' AND n.archived_at IS NULL",
      },
    ],
    suite: suite('posts', 'likes of several'),
  },
  {
    name: 'what is taken back does not wait for what is being made',
    test: 'a reply that is deleted then is in no inbox',
    breaks: /to deeply equal \[\]/,
    patches: [{ file: proved, from: 'PERFORM await_causes(p);', to: '' }],
    suite: suite('races', 'a reply that is deleted then'),
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
