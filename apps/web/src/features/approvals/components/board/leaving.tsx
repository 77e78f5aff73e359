import { type ReactNode, useEffect, useEffectEvent, useRef } from 'react';

type Props = { on: boolean; onGone: () => void; onFocusLost: () => void; children: ReactNode };

/** A row on its way out: it closes, and says when that is over; at once where nothing moves. The focus in it is passed on before. */
export function Leaving({ on, onGone, onFocusLost, children }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const gone = useEffectEvent(onGone);
  const focusLost = useEffectEvent(onFocusLost);
  useEffect(() => {
    if (!on) return;
    let isOn = true;
    if (ref.current?.contains(document.activeElement)) focusLost();
    const moves = ref.current?.getAnimations() ?? [];
    Promise.allSettled(moves.map((move) => move.finished)).then(
      () => isOn && gone(),
      () => undefined,
    );
    return () => {
      isOn = false;
    };
  }, [on]);
  return (
    <div ref={ref} className={on ? 'm-leave' : undefined} inert={on}>
      <div>{children}</div>
    </div>
  );
}
