import { isReplaced } from '../../../lib/http/is-replaced.ts';
import { onServerBack } from '../../../lib/http/server-status.ts';
import { createStore, type Store } from '../../../lib/store/external-store.ts';

export type PartState<T> =
  | { status: 'waiting' }
  | { status: 'here'; value: T }
  /** `replaced`: the server has another version of the app, and this one's files may be gone. */
  | { status: 'missing'; replaced: boolean; trying: boolean };

export type Part<T> = {
  state: Store<PartState<T>>;
  /** Fetches it unless it is here or on its way; what did not come is fetched anew. Never rejects. */
  load: () => Promise<void>;
  /** For who needs it now: an earlier failure, of a preload perhaps, is no news. Then it comes by itself once it can. */
  need: () => () => void;
};

/** Code that comes when it is asked for. */
export function createPart<T>(fetchIt: () => Promise<T>): Part<T> {
  const state = createStore<PartState<T>>({ status: 'waiting' });
  let loading: Promise<void> | undefined;
  const fetchNow = async () => {
    try {
      state.set({ status: 'here', value: await fetchIt() });
    } catch {
      const replaced = await isReplaced();
      loading = undefined;
      state.set({ status: 'missing', replaced, trying: false });
    }
  };
  const load = () => {
    const now = state.get();
    if (!loading && now.status === 'missing') state.set({ ...now, trying: true });
    loading ??= fetchNow();
    return loading;
  };
  const need = () => {
    if (!loading) state.set({ status: 'waiting' });
    void load();
    const again = () => void load();
    const stop = onServerBack(again);
    window.addEventListener('online', again);
    return () => {
      stop();
      window.removeEventListener('online', again);
    };
  };
  return { state, load, need };
}
