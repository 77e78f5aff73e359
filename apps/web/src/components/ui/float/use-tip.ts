import { useEffect, useState } from 'react';
import { serverNow } from '../../../lib/time/server-time.ts';
import { type Tip, tipOf } from './tip.ts';

const delayMs = 400;
const keepMs = 100;
// Moving along a row of controls shows the next tip at once.
const warmMs = 300;

/** Follows pointer and focus over the whole document; Esc, a press or a scroll ends a tip. `hold` keeps it while pointed at. */
export function useTip(): { tip: Tip | undefined; hold: () => void; release: () => void } {
  const [tip, setTip] = useState<Tip>();
  const [control] = useState(() => createControl(setTip));
  useEffect(() => control.listen(), [control]);
  return { tip, hold: control.hold, release: control.release };
}

function createControl(show: (tip: Tip | undefined) => void) {
  let shown: Tip | undefined;
  let endedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (next: Tip | undefined) => {
    if (shown && !next) endedAt = serverNow();
    shown = next;
    show(next);
  };
  const soon = (next: Tip | undefined, ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => set(next?.anchor.isConnected ? next : undefined), ms);
  };
  const end = () => {
    clearTimeout(timer);
    if (shown) set(undefined);
  };
  const begin = (target: EventTarget | null) => {
    const next = tipOf(target);
    if (next?.anchor === shown?.anchor) return clearTimeout(timer);
    if (next) soon(next, shown || serverNow() - endedAt < warmMs ? 0 : delayMs);
    else if (shown) soon(undefined, keepMs);
    else clearTimeout(timer);
  };
  const onOver = (event: PointerEvent) => {
    if (event.pointerType !== 'touch' && !(event.target as Element).closest('[role="tooltip"]')) begin(event.target);
  };
  const onFocus = (event: FocusEvent) => {
    if (event.target instanceof Element && event.target.matches(':focus-visible')) begin(event.target);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') end();
  };
  return {
    hold: () => clearTimeout(timer),
    release: () => soon(undefined, keepMs),
    listen: () => {
      const stop = new AbortController();
      const options = { signal: stop.signal, capture: true, passive: true };
      document.addEventListener('pointerover', onOver, options);
      document.addEventListener('focusin', onFocus, options);
      document.addEventListener('focusout', end, options);
      document.addEventListener('pointerdown', end, options);
      document.addEventListener('scroll', end, options);
      document.addEventListener('keydown', onKey, options);
      return () => {
        stop.abort();
        clearTimeout(timer);
      };
    },
  };
}
