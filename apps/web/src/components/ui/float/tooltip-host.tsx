import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Kbd } from '../sign/kbd.tsx';
import { place, type Tip } from './tip.ts';
import { useTip } from './use-tip.ts';

// A tip that says more than the control's own label describes it.
function describe({ anchor, text }: Tip, id: string): () => void {
  if (anchor.ariaLabel === text || anchor.textContent?.trim() === text) return () => undefined;
  const before = anchor.getAttribute('aria-describedby');
  anchor.setAttribute('aria-describedby', before ? `${before} ${id}` : id);
  return () => (before ? anchor.setAttribute('aria-describedby', before) : anchor.removeAttribute('aria-describedby'));
}

/** Draws the one tooltip of the page; mounted once. */
export function TooltipHost() {
  const { tip, hold, release } = useTip();
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    if (!tip || !box.current) return;
    const screen = { width: document.documentElement.clientWidth, height: window.innerHeight };
    setAt(place(tip.side, tip.anchor.getBoundingClientRect(), box.current.getBoundingClientRect(), screen));
  }, [tip]);
  useEffect(() => (tip ? describe(tip, id) : undefined), [tip, id]);
  if (!tip) return null;
  return (
    <div
      ref={box}
      id={id}
      role="tooltip"
      onPointerEnter={hold}
      onPointerLeave={release}
      style={at}
      className="m-fade fixed z-(--z-tip) flex max-w-80 items-center gap-2 rounded-sm bg-inverse px-2 py-1 text-xs text-on-inverse shadow-2"
    >
      {tip.text}
      {tip.keys !== undefined && <Kbd keys={tip.keys} inherit />}
    </div>
  );
}
