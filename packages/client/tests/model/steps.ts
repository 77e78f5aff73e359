import fc from 'fast-check';
import type { Step } from './history.ts';

const chance = fc.constantFrom(0, 0, 0.1, 0.3, 0.7);
const mood = fc.boolean();

/** Any history of faults; ordinary life is likelier than disaster. */
export const stepsArbitrary: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record<Step & { do: 'append' }>({
        do: fc.constant('append'),
        rooms: fc.integer({ min: 1, max: 7 }),
        count: fc.integer({ min: 1, max: 6 }),
        repeat: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record<Step & { do: 'append' }>({
        do: fc.constant('append'),
        rooms: fc.integer({ min: 1, max: 7 }),
        count: fc.integer({ min: 20, max: 80 }),
        repeat: fc.boolean(),
      }),
    },
    {
      weight: 10,
      arbitrary: fc.record<Step & { do: 'pass' }>({
        do: fc.constant('pass'),
        ms: fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 500, max: 20_000 })),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record<Step & { do: 'weather' }>({
        do: fc.constant('weather'),
        weather: fc.record({
          loss: chance,
          duplicate: chance,
          reorder: chance,
          latencyMs: fc.constantFrom(1, 20, 400),
        }),
      }),
    },
    { weight: 2, arbitrary: fc.record<Step & { do: 'partition' }>({ do: fc.constant('partition'), on: fc.boolean() }) },
    { weight: 2, arbitrary: fc.constant<Step>({ do: 'cut' }) },
    {
      weight: 5,
      arbitrary: fc.record<Step & { do: 'block' }>({
        do: fc.constant('block'),
        transport: fc.nat(3),
        on: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record<Step & { do: 'view' }>({ do: fc.constant('view'), room: fc.nat(2), more: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record<Step & { do: 'owner' }>({
        do: fc.constant('owner'),
        owner: fc.record({
          slowApply: mood,
          failApply: fc.constantFrom(false, false, true),
          slowSnapshot: mood,
          failSnapshot: fc.constantFrom(false, false, true),
        }),
      }),
    },
    { weight: 1, arbitrary: fc.constant<Step>({ do: 'crash' }) },
    { weight: 1, arbitrary: fc.record<Step & { do: 'restore' }>({ do: fc.constant('restore'), lost: fc.nat(4) }) },
    {
      weight: 1,
      arbitrary: fc.record<Step & { do: 'prune' }>({ do: fc.constant('prune'), room: fc.nat(2), keep: fc.nat(3) }),
    },
  ),
  { minLength: 4, maxLength: 50 },
);
