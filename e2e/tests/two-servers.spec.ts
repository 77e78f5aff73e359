import { until } from '@tidings/testing';
import { Latencies } from '../src/latencies.ts';
import { Member, unique } from '../src/member.ts';
import { alone } from '../src/run/alone.ts';
import { startSite } from '../src/site.ts';
import { expect, expectConnection, serverOf, test } from '../src/test.ts';

test(
  'members on two servers see each other at once; with Redis gone within 2 s, and at once again after its return',
  alone,
  async ({ enter }) => {
    // Fifty replies are written one after the other, each as a person would.
    test.setTimeout(180_000);
    const site = await startSite({ instances: 2, redis: true });
    const [first, second] = site.instances;
    if (!first || !second || !site.redis) throw new Error('Two servers and Redis were asked for');
    try {
      const { id } = await (await Member.signIn(first.url, 'carol')).startTopic(unique('Across two servers'));
      const alice = await enter('alice', `/t/${id}`, { at: first });
      const bob = await enter('bob', `/t/${id}`, { at: second });
      await expectConnection(alice, 'live');
      await expectConnection(bob, 'live');
      const servers = [alice, bob].map(serverOf);
      expect(servers).not.toContain(undefined);
      expect(new Set(servers).size, `server ids ${servers.join(', ')}`).toBe(2);

      const talk = async (rounds: number): Promise<Latencies> => {
        const latencies = new Latencies();
        for (let round = 0; round < rounds; round += 1) {
          const [from, to] = round % 2 === 0 ? [alice, bob] : [bob, alice];
          await latencies.ofReply(from, to, unique('Across'));
        }
        return latencies;
      };
      (await talk(20)).expectP95Below(1000);

      await site.redis.kill();
      (await talk(6)).expectP95Below(2500);
      await expectConnection(alice, 'live');

      await site.redis.restart();
      await until(async () => (await talk(2)).p95() < 1000, { timeoutMs: 10_000, what: 'the bus to be back' });
      (await talk(20)).expectP95Below(1000);
    } finally {
      await site.close();
    }
  },
);
