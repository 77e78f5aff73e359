import type { Workspace } from '@tidings/contracts';

/** What the list can be narrowed to. */
export const views = ['running', 'waiting', 'error', 'offline'] as const;
export type View = (typeof views)[number];

/** What an address says the list is narrowed to; anything else is all. */
export const viewIn = ({ view }: { view?: unknown }): View | undefined => views.find((one) => one === view);

/** Whether the reader asks agents to pause and stop; the server has the last word. */
export const manages = ({ viewer }: Workspace): boolean => viewer?.role === 'owner' || viewer?.role === 'manager';
