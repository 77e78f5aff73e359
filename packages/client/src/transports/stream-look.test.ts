import { expect, test } from 'vitest';
import { StreamLook } from './stream-look.ts';

function looked(answers: boolean[] = []) {
  const said: unknown[] = [];
  const look = new StreamLook({
    async say(_route, body) {
      said.push(body);
      const refusal = { ok: false, code: 'UNAVAILABLE', message: 'The server did not answer.' } as const;
      return (answers.shift() ?? true) ? { ok: true } : refusal;
    },
    async watch(body) {
      said.push(body);
      return { ok: true, people: [] };
    },
  });
  return { look, said };
}
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a stream that is seen and online has nothing to say', async () => {
  const { look, said } = looked();
  look.opened('one');
  look.setLook({ visible: true });
  await turn();
  expect(said).toEqual([]);
});

test('what differs is said once, again for each stream that takes the place of another, and again when it was lost', async () => {
  const { look, said } = looked([false]);
  look.setLook({ visible: false });
  expect(await look.setStatus('away')).toEqual({ ok: true });
  look.opened('one');
  await turn();
  expect(said).toEqual([
    { connectionId: 'one', visible: false },
    { connectionId: 'one', status: 'away' },
  ]);
  look.setLook({ visible: false });
  await turn();
  look.setLook({ visible: false });
  await turn();
  expect(said.slice(2)).toEqual([{ connectionId: 'one', visible: false }]);
  look.opened('two');
  await turn();
  look.setLook({ visible: true });
  await turn();
  expect(said.slice(3)).toEqual([
    { connectionId: 'two', visible: false },
    { connectionId: 'two', status: 'away' },
    { connectionId: 'two', visible: true },
  ]);
});

test('whom a stream watches is said again for the stream that takes its place', async () => {
  const { look, said } = looked();
  look.opened('one');
  await look.setWatched(['a']);
  look.opened('two');
  await turn();
  expect(said).toEqual([
    { userIds: ['a'], connectionId: 'one' },
    { userIds: ['a'], connectionId: 'two' },
  ]);
  await look.setWatched([]);
  look.opened('three');
  await turn();
  expect(said.slice(2)).toEqual([{ userIds: [], connectionId: 'two' }]);
});
