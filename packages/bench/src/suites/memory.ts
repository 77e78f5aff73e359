import { WebSocket } from 'ws';
import { openMany } from '../load/crowd-in-room.ts';
import { LightClient } from '../load/light-client.ts';
import { residentKb, type Server } from '../machine.ts';
import type { Suite } from '../suite.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve, 4000));
const ignore = () => undefined;

async function perConnection(server: Server, count: number, open: (index: number) => LightClient): Promise<number> {
  const warm = await openMany(200, 20, open);
  for (const client of warm.clients) client.close();
  await settle();
  const before = residentKb(server.pid);
  const many = await openMany(count, 32, open);
  await settle();
  const each = (residentKb(server.pid) - before) / count;
  for (const client of many.clients) client.close();
  await settle();
  return each;
}

async function bareWebSockets(server: Server, count: number): Promise<number> {
  await settle();
  const before = residentKb(server.pid);
  const sockets: WebSocket[] = [];
  for (let i = 0; i < count; i += 50) {
    await Promise.all(
      Array.from({ length: 50 }, () => {
        const socket = new WebSocket(`${server.url.replace('http', 'ws')}/ws`, { perMessageDeflate: false });
        sockets.push(socket);
        return new Promise((resolve, reject) => socket.once('message', resolve).once('error', reject));
      }),
    );
  }
  await settle();
  const each = (residentKb(server.pid) - before) / count;
  for (const socket of sockets) socket.close();
  return each;
}

/** Resident memory of an idle connection, its member, rooms, window and budgets included. */
export const memory: Suite = {
  name: 'memory',
  async run({ machine, crowd, large }) {
    const count = Math.min(large, 5000);
    const ours = await perConnection(
      machine.api,
      count,
      (index) =>
        new LightClient({
          url: machine.api.url,
          auth: { token: crowd.tokens[index % crowd.tokens.length], deviceId: `bench-device-${index}`, protocol: 1 },
          onEvent: ignore,
        }),
    );
    const bare = await perConnection(
      machine.bare,
      count,
      () => new LightClient({ url: machine.bare.url, auth: { room: 'r' }, onEvent: ignore }),
    );
    const ws = await bareWebSockets(machine.ws, count);
    return [
      {
        what: `memory a connection, ${count.toLocaleString('en')} idle`,
        unit: 'KB',
        ours,
        limit: { name: 'bare Socket.IO', value: bare },
        goal: '≤ 1.3 ×',
        met: ours <= 1.3 * bare,
        expected: 22.3,
      },
      {
        what: 'the same beside bare WebSockets',
        unit: 'KB',
        ours,
        limit: { name: 'bare ws', value: ws },
        goal: '≤ 4 ×',
        met: ours <= 4 * ws,
        expected: 6.3,
      },
    ];
  },
};
