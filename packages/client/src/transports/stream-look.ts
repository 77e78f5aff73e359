import type { CommandAnswer, CommandInput } from '@tidings/contracts';
import type { RestCommands } from './rest-commands.ts';

type Status = CommandInput<'presence:update'>['status'];

type Look = CommandInput<'heartbeat'>;
/** As a stream begins. */
const fresh: Look = { visible: true };
const said = ({ visible, viewing }: Look) => JSON.stringify([visible, viewing ?? []]);

/**
 * How a member's event stream looks to others. A stream begins visible and online, and another takes its place whenever
 * rooms change, so what differs is said again for each.
 */
export class StreamLook {
  readonly #commands: Pick<RestCommands, 'say' | 'watch'>;
  #connectionId: string | undefined;
  #look: Look = fresh;
  /** What the server knows of the stream that is live. */
  #known = said(fresh);
  #status: Status = 'online';
  #watched: readonly string[] = [];

  constructor(commands: Pick<RestCommands, 'say' | 'watch'>) {
    this.#commands = commands;
  }

  /** A stream is live. */
  opened(connectionId: string) {
    this.#connectionId = connectionId;
    this.#known = said(fresh);
    this.setLook(this.#look);
    if (this.#status !== 'online') void this.#sayStatus();
    if (this.#watched.length > 0) void this.setWatched(this.#watched);
  }

  /** Said when the server knows otherwise; asked with each heartbeat, so one that was lost is made good. */
  setLook(look: Look) {
    this.#look = look;
    const connectionId = this.#connectionId;
    // What is looked at is believed for a while only: it is said with each heartbeat.
    if (!connectionId || (said(look) === this.#known && !look.viewing?.length)) return;
    void this.#commands.say('POST /api/realtime/heartbeat', { connectionId, ...look }).then(({ ok }) => {
      if (ok && connectionId === this.#connectionId) this.#known = said(look);
    });
  }

  async setStatus(status: Status): Promise<CommandAnswer<'presence:update'>> {
    this.#status = status;
    return this.#sayStatus();
  }

  setWatched(userIds: readonly string[]): Promise<CommandAnswer<'presence:watch'>> {
    this.#watched = userIds;
    const connectionId = this.#connectionId;
    return this.#commands.watch({ userIds: [...userIds], ...(connectionId && { connectionId }) });
  }

  async #sayStatus(): Promise<CommandAnswer<'presence:update'>> {
    const connectionId = this.#connectionId;
    if (!connectionId) return { ok: true };
    return this.#commands.say('POST /api/realtime/presence', { connectionId, status: this.#status });
  }
}
