import type { Step } from './history.ts';

/** Histories that once broke an invariant, as fast-check printed them. They are tried first, every time. */
export const knownHistories: [seed: number, steps: Step[]][] = [
  // A failed handler: its event was acknowledged although it had taken no effect.
  [
    0,
    [
      { do: 'pass', ms: 20_906 },
      { do: 'owner', owner: { slowApply: true, failApply: true, slowSnapshot: true, failSnapshot: false } },
      { do: 'append', rooms: 3, count: 3, repeat: false },
      { do: 'view', room: 2, more: false },
      { do: 'pass', ms: 4_099 },
      { do: 'prune', room: 0, keep: 0 },
      { do: 'append', rooms: 1, count: 1, repeat: false },
    ],
  ],
];
