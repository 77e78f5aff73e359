import { overviewOperations } from './operations.ts';

/** What goes on in a workspace: figures, days and the last things that happened. */
export const overview = { operations: overviewOperations } as const;
