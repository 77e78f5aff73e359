import type { CommandAnswer, CommandInput } from '@tidings/contracts';
import type { RestCommands } from './rest-commands.ts';

type Status = CommandInput<'presence:update'>['status'];

/**
 * How a member's event stream looks to others. A stream begins visible and online, and another takes its place whenever
 * rooms change, so what differs is said again for each.
 */
export class StreamLook {
  readonly #commands: Pick<RestCommands, 'say'>;
  #connectionId: string | undefined;
  #visible = true;
  /** What the server knows of the stream that is live. */
  #known = true;
  #status: Status = 'online';

  constructor(commands: Pick<RestCommands, 'say'>) {
    this.#commands = commands;
  }

  /** A stream is live. */
  opened(connectionId: string) {
    this.#connectionId = connectionId;
    this.#known = true;
    this.setVisible(this.#visible);
    if (this.#status !== 'online') void this.#sayStatus();
  }

  /** Said when the server knows otherwise; asked with each heartbeat, so one that was lost is made good. */
  setVisible(visible: boolean) {
    this.#visible = visible;
    const connectionId = this.#connectionId;
    if (!connectionId || visible === this.#known) return;
    void this.#commands.say('POST /api/realtime/heartbeat', { connectionId, visible }).then(({ ok }) => {
      if (ok && connectionId === this.#connectionId) this.#known = visible;
    });
  }

  async setStatus(status: Status): Promise<CommandAnswer<'presence:update'>> {
    this.#status = status;
    return this.#sayStatus();
  }

  async #sayStatus(): Promise<CommandAnswer<'presence:update'>> {
    const connectionId = this.#connectionId;
    if (!connectionId) return { ok: true };
    return this.#commands.say('POST /api/realtime/presence', { connectionId, status: this.#status });
  }
}
