import { wait } from '../load/clock.ts';
import { Fleet } from '../load/fleet.ts';
import type { Who } from '../load/orders.ts';
import type { Server } from '../measure/machine.ts';
import { residentKb } from '../measure/process-facts.ts';
import type { Suite } from '../measure/suite.ts';

const SETTLE_MS = 4000;

async function perConnection(server: Server, who: Who, count: number): Promise<number> {
  const warm = await Fleet.open(server.url, who, 200, 20);
  await warm.fleet.close();
  await wait(SETTLE_MS);
  const before = residentKb(server.pid);
  const { fleet } = await Fleet.open(server.url, who, count);
  try {
    await wait(SETTLE_MS);
    return (residentKb(server.pid) - before) / count;
  } finally {
    await fleet.close();
  }
}

/** Resident memory of an idle connection, its member, rooms, window and budgets included. */
export const memory: Suite = {
  name: 'memory',
  async run({ machine, crowd, large }) {
    const ours = await perConnection(machine.api, { kind: 'member', tokens: crowd.tokens }, large);
    const bare = await perConnection(machine.bare, { kind: 'bare', room: 'r' }, large);
    const ws = await perConnection(machine.ws, { kind: 'websocket' }, large);
    return [
      {
        what: `memory a connection, ${large.toLocaleString('en')} idle`,
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
