import type { Approval } from '@tidings/contracts';
import { isUnanswered, mayHaveHappened } from '../../../lib/http/error.ts';
import { session } from '../../../lib/session/state.ts';
import { type Decision, decide } from './approvals.ts';

const TRIES = 40;
const delayOf = (tries: number) => Math.min(4000, 500 * 2 ** tries);

const whoIsIn = (): string | undefined => {
  const now = session.get();
  return now.status === 'signed-in' ? now.user.id : undefined;
};

/** The next try: after a while, or at once when the network is back. */
const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, ms);
    window.addEventListener('online', go);
  });

/**
 * Decides once, however often it has to be asked: where no answer came the same write is sent again with its key. `onWait` hears that the
 * server is not reached. Rejects with what the server says, or after some minutes without an answer.
 */
export async function decideSurely(
  decision: Decision,
  idempotencyKey: string,
  onWait: (waits: boolean) => void = () => undefined,
): Promise<Approval> {
  const who = whoIsIn();
  for (let tries = 0; ; tries += 1) {
    try {
      return await decide(decision, { idempotencyKey });
    } catch (error) {
      if (tries >= TRIES || !mayHaveHappened(error)) throw error;
      onWait(isUnanswered(error));
      await pause(delayOf(tries));
      // Nobody decides in the name of who was here before.
      if (whoIsIn() !== who) throw error;
    }
  }
}
