import { hasTabLocks, tabLock } from '../../../lib/browser/tab-lock.ts';

let speaks = false;
/** Whether this tab is the one of its browser that shows toasts: the one that was looked at last. */
export const isVoice = (): boolean => speaks;

/** From now on exactly one tab of this browser has the voice; where there are no Web Locks, each that is seen. */
export function startVoice(): void {
  if (!hasTabLocks()) {
    eachThatIsSeen();
    return;
  }
  const voice = tabLock('tidings-voice', (state) => {
    speaks = state === 'held';
    if (state === 'lost') voice.enter();
    if (state === 'unusable') eachThatIsSeen();
  });
  const take = () => {
    if (!document.hidden && !speaks) voice.take();
  };
  document.addEventListener('visibilitychange', take);
  window.addEventListener('focus', take);
  if (document.hidden) voice.enter();
  else take();
}

function eachThatIsSeen(): void {
  const look = () => {
    speaks = !document.hidden;
  };
  document.addEventListener('visibilitychange', look);
  look();
}
