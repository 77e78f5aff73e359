import { type AgentHeartbeat, type AgentOrders, rooms } from '@tidings/contracts';
import type { KeyCtx } from '../../../platform/context/context.ts';
import type { Services } from '../../../platform/feature/services.ts';
import type { Batcher } from '../../../platform/kernel/batcher.ts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { Buckets } from '../../../platform/limits/token-bucket.ts';
import { type AgentCtx, enterByKey, noAgent } from '../tenant.ts';
import { type Beat, type Beaten, openBeats } from './beats.ts';
import { changeStatus } from './change-status.ts';

/** Changes of what an agent is are stored and sent for good: one a second over time, and so many at once. */
const CHANGES_AT_ONCE = 20;

/** Takes what agents say. Nothing new costs a share of one statement; a new task or progress an event that is not stored besides. */
export class Heartbeats {
  readonly #beats: Batcher<Beat, Beaten | null>;
  readonly #changes = new Buckets(1, CHANGES_AT_ONCE);
  readonly #services: Pick<Services, 'config'>;

  constructor(services: Pick<Services, 'db' | 'config'>) {
    this.#services = services;
    this.#beats = openBeats(services.db, services.config.timings.agentSecond);
  }

  /** Throws NOT_FOUND where the key does not speak for that agent, RATE_LIMITED. */
  async take(asker: KeyCtx, id: string, input: AgentHeartbeat): Promise<AgentOrders> {
    const { workspaceId } = asker.integration;
    if (!workspaceId) throw noAgent();
    const { confirm, ...said } = input;
    if (confirm === undefined && said.status !== 'offline') {
      const beaten = await this.#beats.load({ id, workspaceId, by: asker.integration, said });
      if (beaten?.movedAt) say(asker, workspaceId, id, said, beaten.movedAt);
      if (beaten) return beaten.orders;
    }
    const wait = this.#changes.take(`${asker.integration.id} ${id}`, Date.now());
    if (wait > 0)
      throw new TidingsError('RATE_LIMITED', 'This agent changes too often what it does.', { retryAfterMs: wait });
    const ctx: AgentCtx = enterByKey(asker, workspaceId);
    const { orders, movedAt } = await changeStatus(ctx, id, input, this.#services.config.timings);
    if (movedAt) say(asker, workspaceId, id, said, movedAt);
    return orders;
  }
}

/** The later word replaces the earlier one, whichever server took it: by the database's clock. */
function say(ctx: KeyCtx, workspaceId: string, id: string, said: Beat['said'], movedAt: Date): void {
  const { task = null, progress = null, message = null } = said;
  const payload = { id, workspaceId, task, progress, message, activeAt: movedAt.toISOString() };
  ctx.live.latest('agent:progress', rooms.workspace(workspaceId), { key: id, rank: movedAt.getTime(), payload });
}
