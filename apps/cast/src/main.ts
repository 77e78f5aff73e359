/**
 * The cast of `pnpm dev`: a few members who act at a human pace through the public API, so that a single visitor sees
 * the place alive. `GET` and `PUT /dev/cast { playing }` on its own port tell and change whether it plays. Dev only.
 */
import { createServer } from 'node:http';
import { act, waitWith } from './act.ts';
import { loadCredentials } from './credentials.ts';
import { Player } from './player.ts';

const api = process.env.TIDINGS_API ?? 'http://127.0.0.1:4000';
const pace = { min: 6000, max: 18_000 };
const MAX_ACTS = 400;

if (process.env.NODE_ENV === 'production') throw new Error('The cast is for development.');
const cast = loadCredentials(process.env.DATA_DIR ?? '.data').map((credentials) => new Player(api, credentials));
const curtain = new AbortController();
let playing = process.env.CAST !== 'off';
let acts = 0;

const server = createServer((request, response) => {
  if (request.url !== '/dev/cast') return void response.writeHead(404).end();
  let body = '';
  request.on('data', (chunk: Buffer) => {
    if (body.length < 200) body += chunk.toString();
  });
  request.on('end', () => {
    if (request.method === 'PUT') playing = body.includes('true');
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ playing }));
  });
});
server.listen(Number(process.env.CAST_PORT ?? 0), '127.0.0.1', () => {
  const address = server.address();
  console.log(JSON.stringify({ msg: 'listening', port: typeof address === 'object' ? address?.port : 0 }));
});

function fall(): void {
  curtain.abort();
  server.close();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, fall);

const stage = { random: Math.random, signal: curtain.signal, wait: waitWith(curtain.signal) };
while (!curtain.signal.aborted && acts < MAX_ACTS) {
  try {
    await stage.wait(pace.min + Math.random() * (pace.max - pace.min));
    const player = cast[Math.floor(Math.random() * cast.length)];
    if (playing && player && (await act(player, stage)) !== 'nothing') acts += 1;
  } catch {
    // The API may be restarting while somebody works on it: the next act comes at its own time.
  }
}
