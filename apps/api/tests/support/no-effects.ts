import type { FactEffects } from '../../src/platform/events/log/tx.ts';

/** For logs of tests that append drafts of their own: no feature makes anything of a fact. */
export const noEffects: FactEffects = { eventsOf: () => [], jobsOf: () => [] };
