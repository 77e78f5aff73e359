/** What the client must know of the machine it runs on. */
export type Environment = {
  /** `false` only when there is certainly no network. */
  online(): boolean;
  /** Somebody may be looking. */
  visible(): boolean;
  /** Calls back on any change of the two, and when the page is being hidden or closed. */
  watch(changed: (what: 'online' | 'offline' | 'visible' | 'hidden') => void): () => void;
};

/** Outside browsers: always online, always looked at. */
export const plainEnvironment: Environment = { online: () => true, visible: () => true, watch: () => () => {} };

type Target = {
  addEventListener(name: string, run: () => void): void;
  removeEventListener(name: string, run: () => void): void;
};
type BrowserGlobals = {
  document?: Target & { visibilityState: string };
  window?: Target;
  navigator?: { onLine?: boolean };
};

/** The browser's, or the plain one where there is no document. */
export function detectEnvironment(): Environment {
  const { document, window, navigator } = globalThis as BrowserGlobals;
  if (!document || !window) return plainEnvironment;
  const visible = () => document.visibilityState !== 'hidden';
  return {
    online: () => navigator?.onLine !== false,
    visible,
    watch(changed) {
      const online = () => changed('online');
      const offline = () => changed('offline');
      const visibility = () => changed(visible() ? 'visible' : 'hidden');
      const hide = () => changed('hidden');
      window.addEventListener('online', online);
      window.addEventListener('offline', offline);
      window.addEventListener('pagehide', hide);
      document.addEventListener('visibilitychange', visibility);
      return () => {
        window.removeEventListener('online', online);
        window.removeEventListener('offline', offline);
        window.removeEventListener('pagehide', hide);
        document.removeEventListener('visibilitychange', visibility);
      };
    },
  };
}
