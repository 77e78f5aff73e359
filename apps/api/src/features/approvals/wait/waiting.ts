import type { ServerResponse } from 'node:http';
import { type Approval, rooms } from '@tidings/contracts';
import type { StoredEvent } from '../../../platform/events/log/stored-event.ts';
import { InternalRoom } from '../../../platform/events/tracker/internal-room.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { principalOf } from '../../../platform/kernel/actor.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { type EitherCtx, enterByApproval, type PartyCtx } from '../party.ts';
import { present, type ReadApproval, readWhole, readWithPayload } from '../read/read-approval.ts';

const offsetOf = ({ positions, workspaceId }: Omit<ReadApproval, 'payload'>): number =>
  positions[rooms.workspace(workspaceId)]?.offset ?? 0;

/** More than this wait on no server: whoever comes then is asked to come again. */
const MOST = 10_000;

type Outcome = { how: 'ended'; approval: ReadApproval } | { how: 'gone' } | { how: 'over' };
type Waiter = { principal: string; wake: (outcome: Outcome) => void };
type Waited = {
  workspaceId: string;
  waiters: Set<Waiter>;
  /** As it is, kept so by events: who comes later need not read it again. */
  latest: Promise<ReadApproval> | null;
};
type Needs = Pick<Services, 'db' | 'realtime' | 'log'>;

/**
 * Requests that wait for a decision. They hold no database connection: their server follows the room of the workspace, and one event that
 * ends an approval answers all who wait for it. Whether they are still let in is asked then, once for all of them.
 */
export class Waiting {
  readonly #services: Needs;
  readonly #waited = new Map<string, Waited>();
  readonly #rooms = new Map<string, { room: InternalRoom; begun: Promise<void>; users: number }>();
  #count = 0;
  #closed = false;

  constructor(services: Needs) {
    this.#services = services;
  }

  /** An approval as it is, or with `seconds` as soon as it has ended and at the latest after those. Throws NOT_FOUND, UNAVAILABLE. */
  async read(asker: EitherCtx, id: string, seconds: number, reply: ServerResponse): Promise<ReadApproval> {
    const ctx = await enterByApproval(asker, id);
    if (seconds === 0 || this.#closed) return readWithPayload(ctx, id);
    if (this.#count >= MOST)
      throw new TidingsError('UNAVAILABLE', 'Too many wait on this server; ask again in a moment.', {
        retryAfterMs: 2000,
      });
    const outcome = await this.#wait(ctx, id, seconds, reply);
    if (outcome.how === 'ended') return present(ctx, outcome.approval);
    if (outcome.how === 'gone') throw notFound('That approval');
    // Who lost the right meanwhile is not answered what they could read before.
    return readWithPayload(await enterByApproval(asker, id), id);
  }

  /** Lets all go who wait: they are answered as it is, and ask the next server. */
  close(): void {
    this.#closed = true;
    for (const { waiters } of this.#waited.values()) for (const { wake } of waiters) wake({ how: 'over' });
  }

  async #wait(ctx: PartyCtx, id: string, seconds: number, reply: ServerResponse): Promise<Outcome> {
    const { workspaceId } = ctx.tenant;
    const outcome = Promise.withResolvers<Outcome>();
    const waiter: Waiter = { principal: principalOf(ctx) ?? '', wake: outcome.resolve };
    const over = () => outcome.resolve({ how: 'over' });
    const timer = setTimeout(over, seconds * 1000);
    const waited = this.#waited.get(id) ?? { workspaceId, waiters: new Set(), latest: null };
    this.#waited.set(id, waited);
    waited.waiters.add(waiter);
    this.#count += 1;
    reply.once('close', over);
    try {
      await this.#follow(workspaceId);
      // Read once it is followed: what is committed from now on comes as an event.
      waited.latest ??= readWhole(ctx, id);
      const now = present(ctx, await waited.latest.catch((error) => this.#unread(waited, error)));
      if (now.state !== 'pending') return { how: 'ended', approval: now };
      return await outcome.promise;
    } finally {
      clearTimeout(timer);
      reply.removeListener('close', over);
      this.#count -= 1;
      waited.waiters.delete(waiter);
      if (waited.waiters.size === 0 && this.#waited.get(id) === waited) this.#waited.delete(id);
      this.#leave(workspaceId);
    }
  }

  async #follow(workspaceId: string): Promise<void> {
    const known = this.#rooms.get(workspaceId) ?? this.#begin(workspaceId);
    known.users += 1;
    await known.begun;
  }

  #begin(workspaceId: string) {
    const { db, realtime, log } = this.#services;
    const { tracker, epoch } = realtime.options;
    const room = new InternalRoom({
      ...{ db, tracker, epoch, room: rooms.workspace(workspaceId) },
      take: (event) => this.#take(event),
      load: async () => undefined,
      onError: (error) => log.debug({ err: error }, 'Could not follow a workspace for those who wait in it'),
    });
    const known = { room, begun: room.begin(), users: 0 };
    this.#rooms.set(workspaceId, known);
    return known;
  }

  #leave(workspaceId: string): void {
    const known = this.#rooms.get(workspaceId);
    if (!known) return;
    known.users -= 1;
    if (known.users > 0) return;
    this.#rooms.delete(workspaceId);
    known.room.leave();
  }

  #take({ name, payload, room, epoch, offset, id: eventId }: StoredEvent): void {
    const id = String(payload.id);
    const waited = name.startsWith('approval:') ? this.#waited.get(id) : undefined;
    if (!waited) return;
    if (name === 'approval:deleted') {
      this.#wake(waited, { how: 'gone' });
      return;
    }
    const approval = payload as unknown as Approval;
    const positions = { [room]: { epoch, offset, id: eventId } };
    void this.#became(waited, { ...approval, positions });
  }

  async #became(waited: Waited, change: Omit<ReadApproval, 'payload'>): Promise<void> {
    const { latest } = waited;
    const before = await latest?.catch(() => null);
    // Read after that.
    if (before && offsetOf(before) >= offsetOf(change)) return;
    if (before?.version === change.version) {
      const approval = { ...before, ...change };
      if (waited.latest === latest) waited.latest = Promise.resolve(approval);
      if (change.state !== 'pending') await this.#end(waited, approval);
      return;
    }
    // It was edited while they waited: whoever needs it reads it anew.
    waited.latest = null;
    if (change.state !== 'pending') this.#wake(waited, { how: 'over' });
  }

  /** Whoever comes next tries again. */
  #unread(waited: Waited, error: unknown): never {
    waited.latest = null;
    throw error;
  }

  async #end(waited: Waited, approval: ReadApproval): Promise<void> {
    const waiters = [...waited.waiters];
    try {
      const { rows } = await this.#services.db.pool.query<{ still: string[] }>({
        name: 'still-in-workspace',
        text: 'SELECT still_in_workspace($1, $2::uuid[]) AS still',
        values: [waited.workspaceId, [...new Set(waiters.map(({ principal }) => principal))]],
      });
      const still = new Set(rows[0]?.still);
      for (const { principal, wake } of waiters)
        wake(still.has(principal) ? { how: 'ended', approval } : { how: 'gone' });
    } catch (error) {
      this.#services.log.debug({ err: error }, 'Could not ask who may still wait; each asks for itself');
      for (const { wake } of waiters) wake({ how: 'over' });
    }
  }

  #wake({ waiters }: Waited, outcome: Outcome): void {
    for (const { wake } of [...waiters]) wake(outcome);
  }
}
