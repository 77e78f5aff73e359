import type { AgentHold, AgentStatus } from '@tidings/contracts';

export type Trouble = 'offline' | 'error';

/** An agent as far as its owner is concerned. */
export type Seen = {
  status: AgentStatus;
  /** It is offline because it was not heard of. */
  missed: boolean;
  hold: AgentHold | null;
  /** What its owner was notified of, and not of its end. */
  notified: Trouble | null;
  /** How long it is what it is, in ms. */
  forMs: number;
};

export type Step = { tell: Trouble | 'back' } | { waitMs: number } | null;

/** Whoever was stopped on request is missed by nobody. */
function troubleOf({ status, hold }: Seen): Trouble | null {
  if (status === 'error') return 'error';
  return status === 'offline' && hold !== 'stopped' ? 'offline' : null;
}

/**
 * What the owner of an agent is notified of it now. The first trouble is news at once, but a goodbye only when it did not come back soon, as after
 * a restart. Until that is over, which it is when the agent was well for as long as `calmMs`, nothing it does in between is news.
 */
export function nextStep(seen: Seen, calmMs: number): Step {
  const trouble = troubleOf(seen);
  if (trouble === seen.notified) return null;
  const isNews = seen.notified === null && (trouble === 'error' || seen.missed);
  if (isNews || seen.forMs >= calmMs) return { tell: trouble ?? 'back' };
  return { waitMs: calmMs - seen.forMs };
}
