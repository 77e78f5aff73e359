/**
 * The demo activity of `pnpm dev`: a few members who act at a human pace through the public API, so that a single
 * visitor sees the place alive. `GET` and `PUT /dev/demo-activity { active }` on its own port answer and change whether they
 * act. Development only.
 */
import { createServer } from 'node:http';
import { act, waitWith } from './act.ts';
import { loadCredentials } from './credentials.ts';
import { DemoMember } from './demo-member.ts';

const api = process.env.TIDINGS_API ?? 'http://127.0.0.1:4000';
const paceMs = { min: 6000, max: 18_000 };
const MAX_ACTS = 400;

if (process.env.NODE_ENV === 'production') throw new Error('Demo activity is for development.');
const members = loadCredentials(process.env.DATA_DIR ?? '.data').map((credentials) => new DemoMember(api, credentials));
const stop = new AbortController();
let active = process.env.DEMO_ACTIVITY !== 'off';
let acts = 0;

const server = createServer((request, response) => {
  if (request.url !== '/dev/demo-activity') return void response.writeHead(404).end();
  let body = '';
  request.on('data', (chunk: Buffer) => {
    if (body.length < 200) body += chunk.toString();
  });
  request.on('end', () => {
    if (request.method === 'PUT') active = body.includes('true');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ active }));
  });
});
server.listen(Number(process.env.DEMO_ACTIVITY_PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ msg: 'listening', port: typeof address === 'object' ? address?.port : 0 }));
});

function end(): void {
  stop.abort();
  server.close();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);

const context = { random: Math.random, wait: waitWith(stop.signal) };
while (!stop.signal.aborted && acts < MAX_ACTS) {
  try {
    await context.wait(paceMs.min + Math.random() * (paceMs.max - paceMs.min));
    const member = members[Math.floor(Math.random() * members.length)];
    if (active && member && (await act(member, context)) !== 'nothing') acts += 1;
  } catch {
    // The API may be restarting while somebody works on it: the next act comes at its own time.
  }
}
