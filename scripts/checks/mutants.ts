import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/steps.ts';
import { escalationMutations } from './escalation-mutants.ts';
import { inboxMutations } from './inbox-mutants.ts';
import type { Mutation } from './mutation.ts';
import { promiseMutations } from './promise-mutants.ts';

const api = 'apps/api/src/platform';
/** The migration whose `append_events` counts: the newest that makes it. */
const append =
  globSync('packages/db/prisma/migrations/*/migration.sql', { cwd: root })
    .sort()
    .findLast((file) => readFileSync(join(root, file), 'utf8').includes('FUNCTION append_events(')) ?? '';

/** The suite in which an answer or an event that is not as declared fails its request. */
const contractSuite = { project: 'api', file: 'apps/api/tests/contract/answers-and-events.test.ts' };

/** The eight of FAULTS, three ways in which what leaves the server could be other than declared, and what was promised since. */
export const mutations: Mutation[] = [
  {
    name: 'no heads beacon',
    breaks: /\bI1\b/,
    patches: [
      {
        file: `${api}/realtime/admission/connection-watch.ts`,
        from: 'if (now >= due) sendHeads(on, connection);',
        to: '',
      },
    ],
    suite: { project: 'api', file: 'apps/api/tests/events/tail-loss.test.ts' },
  },
  {
    name: 'offset from a sequence',
    breaks: /\bI2\b/,
    patches: [
      {
        file: append,
        from: 'CREATE OR REPLACE FUNCTION append_events(p jsonb)',
        to: 'CREATE SEQUENCE mutant_offset;\nCREATE OR REPLACE FUNCTION append_events(p jsonb)',
      },
      {
        file: append,
        from: `UPDATE stream SET head = head + 1, last_id = (v_event ->> 'id')::uuid WHERE room = v_room
    RETURNING head, scope INTO v_head, v_scope;`,
        to: `SELECT nextval('mutant_offset'), scope INTO v_head, v_scope FROM stream WHERE room = v_room;`,
      },
      {
        file: append,
        from: `UPDATE stream st SET head = st.head + want.n, last_id = want.last_id
      FROM want WHERE st.room = want.room
      RETURNING st.room, st.head - want.n AS base, st.scope`,
        to: `SELECT st.room, nextval('mutant_offset') - 1 AS base, st.scope FROM stream st JOIN want ON st.room = want.room`,
      },
    ],
    suite: { project: 'api', file: 'apps/api/tests/events/append.test.ts', only: 'FAULTS 12' },
  },
  {
    name: 'no buffering in subscribe',
    breaks: /\bI[12]\b/,
    patches: [
      {
        file: `${api}/events/tracker/tracker.ts`,
        from: 'const events = buffer.events.filter((event) => event.offset > at.head);',
        to: 'const events: StoredEvent[] = [];',
      },
      {
        file: `${api}/events/tracker/tracker.ts`,
        from: 'const whole = !buffer.overflowed && events.length === Math.max(0, last - at.head);',
        to: 'const whole = true;',
      },
    ],
    suite: { project: 'api', file: 'apps/api/tests/events/tracker-model.test.ts' },
  },
  {
    name: 'publish before commit',
    breaks: /\bI3\b/,
    patches: [
      {
        file: `${api}/events/log/event-log.ts`,
        from: 'if (answer) checkAnswer(answer);\n          return { value, tx, answer };',
        to: 'if (answer) this.#options.publish(messagesOf(answer));\n          return { value, tx, answer };',
      },
    ],
    suite: { project: 'api', file: 'apps/api/tests/events/append.test.ts', only: 'I3' },
  },
  {
    name: 'ack before apply',
    breaks: /\bI1\b/,
    patches: [
      {
        file: 'packages/client/src/stream/room/room-applier.ts',
        from: 'const effects = views.effects(event);',
        to: 'this.#port.reached({ ...event.meta }); const effects = views.effects(event);',
      },
    ],
    suite: { project: 'client', file: 'packages/client/tests/model/model.test.ts' },
  },
  {
    name: 'constant epoch',
    breaks: /\bI5\b/,
    patches: [
      {
        file: `${api}/events/epoch/epoch.ts`,
        from: 'const isAnother = (before: Witness, now: Seen) =>',
        to: 'const isAnother = (before: Witness, now: Seen) => false && (',
      },
      { file: `${api}/events/epoch/epoch.ts`, from: 'before.row !== now.row;', to: 'before.row !== now.row);' },
    ],
    suite: { project: 'api', file: 'apps/api/tests/events/epoch.test.ts', only: 'FAULTS 11' },
  },
  {
    name: 'kick through the cluster call instead of io.local',
    breaks: /\bI4\b/,
    patches: [
      {
        file: `${api}/realtime/connection/socket-connection.ts`,
        from: 'socket.disconnect(false);\n    }\n    const timer',
        to: 'socket.nsp.in(socket.id).disconnectSockets(true);\n    }\n    if (this.closing) return;\n    const timer',
      },
    ],
    suite: { project: 'api', file: 'apps/api/tests/cluster/redis-away.test.ts', only: 'SIGKILL' },
  },
  {
    name: 'no bus watchdog',
    breaks: /FAULTS 6: a hung Redis/,
    patches: [
      {
        file: `${api}/events/bus/redis-bus.ts`,
        from: 'if (!stalled && now - this.#heardAt > busSilence) this.#despair(now);',
        to: 'void stalled; void busSilence;',
      },
    ],
    suite: { project: 'api', file: 'apps/api/src/platform/events/bus/redis-bus.test.ts', only: 'FAULTS 6' },
  },
  {
    name: 'a presenter gains a field nobody declared',
    breaks: /the contract holds for a topic/,
    patches: [
      {
        file: 'apps/api/src/features/topics/presenter.ts',
        from: '  excerpt: excerptOf(row.excerpt),',
        to: '  excerpt: excerptOf(row.excerpt),\n  authorId: row.authorId,',
      },
    ],
    suite: contractSuite,
  },
  {
    name: 'a feed of SQL gains a field nobody declared',
    breaks: /the contract holds for a read marker/,
    patches: [
      {
        file: 'packages/db/prisma/migrations/20261120131000_kept_category_numbers/migration.sql',
        from: "RETURN jsonb_build_object('replyNumber', v_number, 'at', iso(p_at));",
        to: "RETURN jsonb_build_object('replyNumber', v_number, 'at', iso(p_at), 'readBefore', true);",
      },
    ],
    suite: contractSuite,
  },
  {
    name: 'a schema lets unknown fields through',
    breaks: /likeTopic answer is not strict/,
    patches: [
      {
        file: 'packages/contracts/src/reactions/events.ts',
        from: 'export const likeAnswerSchema = z\n  .strictObject({',
        to: 'export const likeAnswerSchema = z\n  .object({',
      },
    ],
    suite: { project: 'contracts', file: 'packages/contracts/tests/schemas.test.ts' },
  },
  ...promiseMutations,
  ...inboxMutations,
  ...escalationMutations,
];
