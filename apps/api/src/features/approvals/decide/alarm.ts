import type { Approval } from '@tidings/contracts';
import type { Services } from '../../../platform/feature/services.ts';
import { becomeDue } from './handle-due.ts';

const MOST = 5000;
/** Further away than this the job is early enough. */
const AHEAD_MS = 10 * 60_000;

type Needs = Pick<Services, 'events' | 'log'>;

/**
 * Has what is due become of an approval at its moment, on the server that last changed it. The job does the same, once a second, for
 * whatever this misses: a server that ended, or more than it keeps.
 */
export class Alarm {
  readonly #services: Needs;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(services: Needs) {
    this.#services = services;
  }

  /** An approval is as this from now on. */
  set({ id, workspaceId, state, deadline, decision, correlationId }: Approval): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    const times = [deadline, decision?.effectiveAt].flatMap((at) => (at ? [Date.parse(at)] : []));
    const wait = Math.min(...times) - Date.now();
    if (state !== 'pending' || !(wait <= AHEAD_MS) || this.#timers.size >= MOST) return;
    const timer = setTimeout(() => {
      this.#timers.delete(id);
      becomeDue(this.#services, { workspaceId, id, correlationId }).catch((error) =>
        this.#services.log.debug({ err: error, approval: id }, 'Could not do what was due; its job does'),
      );
    }, Math.max(0, wait) + 2);
    this.#timers.set(id, timer.unref());
  }

  close(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
