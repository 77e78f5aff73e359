import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { randomId } from '../../../lib/store/random-id.ts';
import { TooManyWaiting } from './turn.ts';
import { lastDone, letGo } from './undo.ts';

function sayFailed(error: unknown): void {
  const words =
    error instanceof TooManyWaiting ? t('inbox.tooMany') : t('inbox.failed', { reason: refusalInWords(error) });
  lastDone.set({ id: randomId(), words, failed: true });
  announce(words);
}

/** Says that some are to be read before they leave. */
export function sayStays(count: number): void {
  const words = t('inbox.stays', { count });
  lastDone.set({ id: randomId(), words, failed: true });
  announce(words);
}

/** Says what is being done, with its way back, until it is refused: then that is said. Never rejects. */
export async function saying(doing: () => Promise<void>, done?: { words: string; undo: () => void }): Promise<void> {
  const id = randomId();
  if (done) {
    lastDone.set({ id, ...done });
    announce(done.words);
  }
  try {
    await doing();
  } catch (error) {
    letGo(id);
    sayFailed(error);
  }
}
