import type { Rung } from '../shared/transport-name.ts';
import type { LinkClose, Transport } from '../transports/port.ts';
import { Opening, type OpeningPort } from './opening.ts';
import type { Tokens } from './tokens.ts';
import { signedOut, verdictOf } from './verdict.ts';

/** One walk down the rungs with a token, until one is adopted, all have failed, or a refusal makes the rest pointless. */
export class Descent {
  readonly #rungs: readonly Rung[];
  readonly #transports: ReadonlyMap<Rung, Transport>;
  readonly #tokens: Tokens;
  readonly #port: OpeningPort;
  #opening: Opening | null = null;
  #cancelled = false;
  /** When the first rung was tried, in the clock's milliseconds. */
  triedSince = 0;

  constructor(rungs: readonly Rung[], transports: ReadonlyMap<Rung, Transport>, tokens: Tokens, port: OpeningPort) {
    this.#rungs = rungs;
    this.#transports = transports;
    this.#tokens = tokens;
    this.#port = port;
  }

  cancel() {
    this.#cancelled = true;
    this.#opening?.cancel({ kind: 'lost', reason: 'cancelled' });
  }

  /** `null` when a rung was adopted. Never rejects. */
  async run(): Promise<LinkClose | null> {
    try {
      if (!(await this.#tokens.get())) return signedOut;
      let close: LinkClose = { kind: 'lost', reason: 'no transport' };
      let refreshed = false;
      this.triedSince = this.#port.clock.now();
      for (let at = 0; at < this.#rungs.length; at += 1) {
        const result = await this.#open(this.#rungs[at]);
        if (!result) return null;
        close = result;
        const verdict = verdictOf(close);
        if (verdict === 'spoiled' && !refreshed) {
          // One new token, then the same rung again.
          refreshed = true;
          at -= 1;
          if (!(await this.#tokens.refresh())) return signedOut;
        } else if (verdict !== 'again') return close;
      }
      return close;
    } catch (error) {
      return { kind: 'lost', reason: error instanceof Error ? error.message : 'token' };
    }
  }

  #open(rung: Rung | undefined): Promise<LinkClose | null> {
    const transport = rung && this.#transports.get(rung);
    if (!transport || this.#cancelled) return Promise.resolve({ kind: 'lost', reason: 'no transport' });
    this.#opening = new Opening(transport, this.#port);
    return this.#opening.result;
  }
}
