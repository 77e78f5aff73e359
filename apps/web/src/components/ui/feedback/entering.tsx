import { type ReactNode, useEffect, useRef, useState } from 'react';

/**
 * A row that enters: from no height to its own, once, for who was not there when it was first drawn. Whatever measures
 * the row sees it grow. A row that has stood before, or whose entry is over, is drawn as it is.
 */
export function Entering({ on, children }: { on: boolean; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const [isEntering, setEntering] = useState(on);
  useEffect(() => {
    if (!isEntering) return;
    const moves = ref.current?.getAnimations() ?? [];
    // Ended, or cut short: in both cases the row stands.
    Promise.allSettled(moves.map((move) => move.finished)).then(
      () => setEntering(false),
      () => undefined,
    );
  }, [isEntering]);
  return (
    <div ref={ref} className={isEntering ? 'm-enter' : undefined}>
      <div>{children}</div>
    </div>
  );
}
