import type { TidingsClient } from '@tidings/client';
import type { Viewing } from '@tidings/contracts';

export type Looks = {
  /** From now on, until the returned function is called, this is on the screen of the tab while that is seen. */
  look: (at: Viewing) => () => void;
  close: () => void;
};

/** Says to the server what is on the screen of this tab, as it changes; while nobody sees the tab, nothing. */
export function startLooks(client: Pick<TidingsClient, 'viewing'>): Looks {
  const looked = new Set<Viewing>();
  let planned = false;
  const say = () => {
    planned = false;
    client.viewing(document.hidden ? [] : [...looked]);
  };
  // One that goes and comes in the same moment is one change.
  const plan = () => {
    if (!planned) queueMicrotask(say);
    planned = true;
  };
  document.addEventListener('visibilitychange', plan);
  return {
    look: (at) => {
      looked.add(at);
      plan();
      return () => {
        looked.delete(at);
        plan();
      };
    },
    close: () => document.removeEventListener('visibilitychange', plan),
  };
}
