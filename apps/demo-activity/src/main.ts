/**
 * The demo activity of `pnpm dev`: a few members who act at a human pace through the public API, so that whoever looks sees the place
 * alive and finds every kind of notification in their inbox. Development only.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { runCrew } from './agents/crew.ts';
import { serveControl } from './control.ts';
import { loadCredentials } from './credentials.ts';
import { DemoMember } from './demo-member.ts';
import { Looking } from './looking.ts';
import { PATIENCE_MS, pause } from './pace.ts';
import { STAFF_PASSWORD, visitors } from './people.ts';
import { nextVisitor, Program } from './program.ts';

if (process.env.NODE_ENV === 'production') throw new Error('Demo activity is for development.');
const api = process.env.TIDINGS_API ?? 'http://127.0.0.1:4000';
/** Tests live through an afternoon in a minute. */
const haste = Number(process.env.DEMO_ACTIVITY_HASTE ?? 1);
const IDLE_MS = 2000;

const dataDir = process.env.DATA_DIR ?? '.data';
const actors = loadCredentials(dataDir).map((credentials) => new DemoMember(api, credentials));
const stop = new AbortController();
const wait = (ms: number) => sleep(ms / haste, undefined, { signal: stop.signal });
const began = Date.now();
/** The time of the demo. */
const now = () => began + (Date.now() - began) * haste;
const program = new Program({ api, actors, dataDir, random: Math.random, wait, now });
const looking = new Looking(now());
/** Whoever comes does not wait for the end of a long pause. */
let came = new AbortController();
let active = process.env.DEMO_ACTIVITY !== 'off';
/** Acts since somebody new came. */
let acts = 0;

const server = serveControl({
  isActive: () => active,
  setActive: (on) => {
    active = on;
  },
  looks: (username) => {
    if (!looking.note(username, now())) return;
    acts = 0;
    came.abort();
  },
});
server.listen(Number(process.env.DEMO_ACTIVITY_PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ msg: 'listening', port: typeof address === 'object' ? address?.port : 0 }));
});
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    stop.abort();
    server.close();
    server.closeAllConnections();
  });

const visitor = (username: string) => new DemoMember(api, { username, password: STAFF_PASSWORD });
const [decider] = actors;
if (decider)
  void runCrew({
    ...{ api, dataDir, random: Math.random, decider, signal: stop.signal },
    // Programs have a pace of their own, and say no more than a server takes.
    wait: (ms) => sleep(ms / Math.min(haste, 10), undefined, { signal: stop.signal }),
    owner: visitor('alice'),
    others: [decider, ...['bob', 'carol', 'mod'].map(visitor)],
    isActive: () => active && looking.unseen(now()) <= PATIENCE_MS,
  });

for (let turn = 0; !stop.signal.aborted; turn += 1) {
  try {
    const gap = active ? pause(acts, looking.unseen(now()), Math.random()) : null;
    came = new AbortController();
    const signal = AbortSignal.any([stop.signal, came.signal]);
    await sleep(gap === null ? IDLE_MS : gap / haste, undefined, { signal });
    if (gap === null || !active) continue;
    acts += 1;
    await program.step(nextVisitor(looking.at(now()), Object.keys(visitors), turn));
  } catch {
    // The API may be restarting while somebody works on it: the next act comes at its own time.
  }
}
