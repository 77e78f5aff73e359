import { AsyncLocalStorage } from 'node:async_hooks';

const running = new AsyncLocalStorage<string>();

/** Runs the work of jobs of one kind: what is committed in it says so. */
export const inJob = <T>(kind: string, work: () => Promise<T>): Promise<T> => running.run(kind, work);

/** The kind of the job that runs here; null: something else does. */
export const runningJob = (): string | null => running.getStore() ?? null;
