import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Machine, startMachine } from '../src/measure/machine.ts';

let machine: Machine;
beforeAll(async () => {
  machine = await startMachine();
});
afterAll(() => machine?.stop());

test('the server and what it is measured against start and answer', async () => {
  expect((await fetch(`${machine.api.url}/health/ready`)).status).toBe(200);
  for (const { url } of [machine.bare, machine.ws]) expect((await fetch(url).catch(() => null))?.status).toBeDefined();
});
