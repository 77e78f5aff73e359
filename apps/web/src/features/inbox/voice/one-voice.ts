const name = 'tidings-voice';

let speaks = false;
/** Whether this tab is the one of its browser that shows toasts: the one that was looked at last. */
export const isVoice = (): boolean => speaks;

/** Becomes the voice: `steal` takes it from the tab that has it, which then waits in line. Settles when it is lost. */
async function hold(options: LockOptions): Promise<void> {
  try {
    await navigator.locks.request(name, options, () => {
      speaks = true;
      return new Promise<never>(() => undefined);
    });
  } catch {
    speaks = false;
    if (options.steal || options.signal === undefined || !options.signal.aborted) void wait();
  }
}
let waiting: AbortController | undefined;
const wait = (): Promise<void> => {
  waiting = new AbortController();
  return hold({ signal: waiting.signal });
};

/** From now on exactly one tab of this browser has the voice; where there are no Web Locks, each that is seen. */
export function startVoice(): void {
  if (!navigator.locks) {
    const look = () => {
      speaks = !document.hidden;
    };
    document.addEventListener('visibilitychange', look);
    look();
    return;
  }
  const take = () => {
    if (document.hidden || speaks) return;
    waiting?.abort();
    void hold({ steal: true });
  };
  document.addEventListener('visibilitychange', take);
  window.addEventListener('focus', take);
  if (document.hidden) void wait();
  else take();
}
