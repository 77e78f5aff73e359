import type { LadderName } from '../shared/transport-name.ts';
import type { ConnectionClose, Transport } from '../transports/port.ts';
import { nextStepAfter, signedOut } from './next-step.ts';
import { Opening, type OpeningPort } from './opening.ts';
import type { Tokens } from './tokens.ts';

/** One walk down the transports with a token, until one is adopted, all have failed, or a refusal makes the rest pointless. */
export class Descent {
  readonly #names: readonly LadderName[];
  readonly #transports: ReadonlyMap<LadderName, Transport>;
  readonly #tokens: Tokens;
  readonly #port: OpeningPort;
  #opening: Opening | null = null;
  #cancelled = false;
  /** When the first transport was tried, in the clock's milliseconds. */
  triedSince = 0;

  constructor(
    names: readonly LadderName[],
    transports: ReadonlyMap<LadderName, Transport>,
    tokens: Tokens,
    port: OpeningPort,
  ) {
    this.#names = names;
    this.#transports = transports;
    this.#tokens = tokens;
    this.#port = port;
  }

  cancel() {
    this.#cancelled = true;
    this.#opening?.cancel({ kind: 'lost', reason: 'cancelled' });
  }

  /** `null` when a transport was adopted. Never rejects. */
  async run(): Promise<ConnectionClose | null> {
    try {
      if (!(await this.#tokens.get())) return signedOut;
      let close: ConnectionClose = { kind: 'lost', reason: 'no transport' };
      let refreshed = false;
      this.triedSince = this.#port.clock.now();
      for (let at = 0; at < this.#names.length; at += 1) {
        const result = await this.#open(this.#names[at]);
        if (!result) return null;
        close = result;
        const step = nextStepAfter(close);
        if (step === 'new-token' && !refreshed) {
          // One new token, then the same transport again.
          refreshed = true;
          at -= 1;
          if (!(await this.#tokens.refresh())) return signedOut;
        } else if (step !== 'retry') return close;
      }
      return close;
    } catch (error) {
      return { kind: 'lost', reason: error instanceof Error ? error.message : 'token' };
    }
  }

  #open(name: LadderName | undefined): Promise<ConnectionClose | null> {
    const transport = name && this.#transports.get(name);
    if (!transport || this.#cancelled) return Promise.resolve({ kind: 'lost', reason: 'no transport' });
    this.#opening = new Opening(transport, this.#port);
    return this.#opening.result;
  }
}
