import type { AuthAnswer, ManagedAnnouncement } from '@tidings/contracts';
import { now, wait } from '../load/clock.ts';
import { Fleet } from '../load/fleet.ts';
import { call } from '../load/members.ts';
import { cpuMs } from '../measure/process-facts.ts';
import { median } from '../measure/stats.ts';
import type { Bench, Line, Suite } from '../measure/suite.ts';

const body = 'x'.repeat(400);
/** The server's share of a core is that of the second in which it goes out. */
const SHARE_OF_MS = 1000;

/** Sends one and ends it again. Resolves with how long the last reader waited for it, and the share of a core it took. */
async function announce(url: string, pid: number, admin: string, fleet: Fleet) {
  let id = '';
  const cpu = cpuMs(pid);
  const begun = performance.now();
  const ms = await fleet.last('announcement:new', async () => {
    const from = now();
    const input = { title: 'Something everybody should know', body, state: 'published' };
    ({ id } = await call<ManagedAnnouncement>(`${url}/api/announcements`, 'POST', admin, input));
    return from;
  });
  await wait(Math.max(0, SHARE_OF_MS - (performance.now() - begun)));
  const share = (cpuMs(pid) - cpu) / (performance.now() - begun);
  await call(`${url}/api/announcements/${id}/end`, 'POST', admin);
  return { ms, share };
}

/** From the request to the last reader's handler: an announcement to everybody beside a bare broadcast of the same size. */
async function measure({ machine, crowd, rounds, note }: Bench, readers: number): Promise<Line[]> {
  const login = { login: 'admin', password: 'tidings-demo' };
  const { accessToken } = await call<AuthAnswer>(`${machine.api.url}/api/auth/login`, 'POST', null, login);
  const oursMs: number[] = [];
  const bareMs: number[] = [];
  const shares: number[] = [];
  const fleets: Fleet[] = [];
  try {
    // Everybody is in the room of announcements: the server joins it by itself.
    const { fleet: ours } = await Fleet.open(machine.api.url, { kind: 'member', tokens: crowd.tokens }, readers);
    fleets.push(ours);
    const { fleet: bare } = await Fleet.open(machine.bare.url, { kind: 'bare', room: 'all' }, readers);
    fleets.push(bare);
    for (let round = -1; round < rounds; round++) {
      // Acknowledgements come up to two seconds later.
      await wait(2500);
      const { ms, share } = await announce(machine.api.url, machine.api.pid, accessToken, ours);
      await wait(2500);
      const tookBare = await bare.last('reply:created', async () => {
        const from = now();
        await call(machine.bare.url, 'POST', null, { room: 'all', payload: { body } });
        return from;
      });
      if (round < 0) continue;
      oursMs.push(ms);
      bareMs.push(tookBare);
      shares.push(share);
      const percent = (share * 100).toFixed(0);
      note(`round ${round + 1}: ${ms.toFixed(0)} ms beside ${tookBare.toFixed(0)} ms, ${percent} % of a core`);
    }
  } finally {
    await Promise.all(fleets.map((fleet) => fleet.close()));
  }
  const [a, b, core] = [median(oursMs), median(bareMs), 100 * median(shares)];
  const to = `an announcement to the last of ${readers.toLocaleString('en')} who are connected`;
  return [
    {
      what: to,
      unit: 'ms',
      ours: a,
      limit: { name: 'bare Socket.IO broadcast', value: b },
      goal: '≤ 2 ×, < 500 ms',
      met: a <= 2 * b && a < 500,
      expected: 15,
    },
    {
      what: `share of a core in the second of ${to}`,
      unit: '%',
      ours: core,
      limit: null,
      goal: '< 80 %',
      met: core < 80,
    },
  ];
}

export const announcement: Suite = { name: 'announcement', run: (bench) => measure(bench, 1000) };
