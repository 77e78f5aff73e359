import type { Log } from '../telemetry/log.ts';

/** A job as its handler gets it. `attempt` counts from 1. */
export type Job = { id: string; kind: string; payload: Record<string, unknown>; attempt: number };

export type JobDefinition = {
  /** Does the work. It may run twice for one job (a server that dies in between), so its effect must bear that. */
  run: (job: Job, log: Log) => Promise<void>;
  /** Tries before it is put among the dead letters; 3 by default. */
  maxAttempts?: number;
  /** A recurring job: due again this many ms after it ended, for ever. There is one of it over all servers. */
  everyMs?: number;
};

/** What kinds of jobs this server does, by name. */
export type JobDefinitions = Readonly<Record<string, JobDefinition>>;

export const maxAttemptsOf = ({ maxAttempts = 3 }: JobDefinition): number => maxAttempts;

/** 1, 2, 4 … 60 s after each failure, in ms. */
export const backoffMs = (attempt: number): number => Math.min(60_000, 1000 * 2 ** (attempt - 1));
