import type { Mutation } from './mutation.ts';

const api = 'apps/api/src';
const attack = (file: string, only: string) => ({
  project: 'api',
  file: `apps/api/tests/attacks/${file}.test.ts`,
  only,
});

/** Faults in what came after the wire: rights, ranks, limits of a connection, sign-ins, lists, private places, consumers. */
export const promiseMutations: Mutation[] = [
  {
    name: 'a silenced member may like',
    test: 'a silenced member does nothing that others see likes a topic',
    breaks: /to be 'SILENCED'/,
    patches: [
      {
        file: `${api}/features/reactions/policy.ts`,
        from: "if (!canSpeak(actor)) return 'SILENCED';",
        to: 'void canSpeak;',
      },
    ],
    suite: attack('silenced', 'does nothing that others see'),
  },
  {
    name: 'an equal may be sanctioned',
    test: 'a report about staff is read and settled by who stands above them',
    breaks: /AssertionError/,
    patches: [
      {
        file: `${api}/features/identity/policy.ts`,
        from: 'actor.id !== member.id && rank[actor.role] > rank[member.role];',
        to: 'actor.id !== member.id && rank[actor.role] >= rank[member.role];',
      },
    ],
    suite: attack('ranks', 'a report about staff'),
  },
  {
    name: 'nothing is counted before the first namespace',
    test: 'attack 53',
    breaks: /before-namespace|the end/,
    patches: [
      {
        file: `${api}/platform/realtime/engine/engine-budget.ts`,
        from: "if (!this.#joined) return this.packets > beforeFirstNamespace.packets ? 'before-namespace' : null;",
        to: 'if (!this.#joined) return null;',
      },
    ],
    suite: attack('floods', 'attack 53'),
  },
  {
    name: 'an old refresh token stays good after its successor was used',
    test: 'after its successor was used ends the whole family',
    breaks: /SESSION_REVOKED|AssertionError/,
    patches: [
      {
        file: `${api}/features/identity/sessions/rotate-session.ts`,
        from: "if (current === token && after.usedAgo > Math.min(underWay, timings.refreshGrace)) return 'reused';",
        to: 'void underWay;',
      },
    ],
    suite: attack('refresh-tokens', 'attack 29'),
  },
  {
    name: 'a page is not cut by its bytes',
    test: 'replies: what did not fit is on the next pages',
    // Too heavy, or cut by what reads the rows: then the rest of the list is lost.
    breaks: /to be (?:less than or equal to 1048576|greater than or equal to \d+)/,
    patches: [
      {
        file: `${api}/platform/http/cut-page.ts`,
        from: 'if (bytes > PAGE_BYTES && items.length > 0) return { items, more: true };',
        to: '',
      },
    ],
    suite: attack('large-answers', 'replies: what did not fit'),
  },
  {
    name: 'a profile counts replies in private places',
    test: 'counts of a profile hold what its viewer may see',
    breaks: /AssertionError/,
    patches: [
      {
        file: 'packages/db/prisma/migrations/20261128030100_nothing_of_private_places/migration.sql',
        from: `AND r.status = 'visible' AND t.deleted_at IS NULL
       AND scope_allows(sc, p_viewer)),`,
        to: `AND r.status = 'visible' AND t.deleted_at IS NULL),`,
      },
    ],
    suite: attack('private-places', 'attack 65'),
  },
  {
    name: 'consumers are asked whatever the cause',
    test: 'cause nothing as if they were new',
    breaks: /to deeply equal \[\]/,
    patches: [
      {
        file: `${api}/platform/events/facts/fact-registry.ts`,
        from: 'const { name, cause } = fact as { name: string; cause: string };',
        to: "const { name } = fact as { name: string };\n    const cause = name === 'reaction.changed' ? 'liked' : 'posted';",
      },
    ],
    suite: { project: 'api', file: 'apps/api/tests/facts/consumers.test.ts' },
  },
];
