import { TidingsError } from '../../platform/kernel/errors.ts';
import { Buckets } from '../../platform/limits/token-bucket.ts';

/** Whose budget a message takes from: its author's, whichever way it is sent. */
const keyOf = (authorId: string): string => authorId;

/** Messages of one member: three a second, and twenty at once after a while offline. The limit of all ways to send. */
export class SendLimit {
  readonly #buckets = new Buckets(3, 20);
  readonly #enabled: boolean;

  constructor(enabled: boolean) {
    this.#enabled = enabled;
  }

  /** Throws RATE_LIMITED. */
  take(authorId: string): void {
    const wait = this.#enabled ? this.#buckets.take(keyOf(authorId), Date.now()) : 0;
    if (wait > 0)
      throw new TidingsError('RATE_LIMITED', 'That was fast. Your message is sent in a moment.', {
        retryAfterMs: wait,
      });
  }
}
