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
  // A snapshot that came while an older view was applying an event: the event was counted as seen by both.
  [
    1_460_982_193,
    [
      { do: 'view', room: 0, more: true },
      { do: 'view', room: 1, more: false },
      { do: 'owner', owner: { slowApply: true, failApply: false, slowSnapshot: true, failSnapshot: false } },
      { do: 'partition', on: false },
      { do: 'cut' },
      { do: 'pass', ms: 4_471 },
      { do: 'append', rooms: 1, count: 1, repeat: false },
      { do: 'pass', ms: 239 },
      { do: 'pass', ms: 362 },
      { do: 'pass', ms: 280 },
      { do: 'append', rooms: 1, count: 1, repeat: false },
      { do: 'append', rooms: 1, count: 1, repeat: false },
    ],
  ],
  // The same, found by its acknowledgement.
  [
    1_001_677_610,
    [
      { do: 'owner', owner: { slowApply: true, failApply: false, slowSnapshot: true, failSnapshot: false } },
      { do: 'view', room: 0, more: true },
      { do: 'pass', ms: 3_382 },
      { do: 'pass', ms: 173 },
      { do: 'append', rooms: 1, count: 1, repeat: false },
      { do: 'pass', ms: 3_186 },
      { do: 'pass', ms: 210 },
      { do: 'pass', ms: 76 },
      { do: 'owner', owner: { slowApply: false, failApply: false, slowSnapshot: false, failSnapshot: false } },
      { do: 'block', transport: 0, on: false },
    ],
  ],
];
