import type { Crowd } from '../load/members.ts';
import type { Machine } from './machine.ts';

export type Bench = {
  machine: Machine;
  crowd: Crowd;
  rounds: number;
  /** Connections, where there are many. */
  large: number;
  /** Leaked records that ranges are read among. */
  records: number;
  /** Posts that are searched. */
  posts: number;
  note: (text: string) => void;
};

/** One measured line: ours beside its limit, both from the same run. */
export type Line = {
  what: string;
  unit: string;
  ours: number;
  limit: { name: string; value: number } | null;
  /** The goal of PERFORMANCE.md in words, and whether this run met it. */
  goal: string;
  met: boolean | null;
  /** What the limits table says the reference should be, to compare the machine with. */
  expected?: number;
};

export type Suite = { name: string; run: (bench: Bench) => Promise<Line[]> };
