export type TipSide = 'top' | 'right' | 'bottom' | 'left';
export type Tip = { anchor: HTMLElement; text: string; keys: string | undefined; side: TipSide };

/** What a marked control says, or undefined: nothing while its own menu is open. */
export function tipOf(target: EventTarget | null): Tip | undefined {
  const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;
  const text = anchor?.dataset.tip;
  if (!anchor || !text || anchor.dataset.state === 'open' || anchor.ariaExpanded === 'true') return undefined;
  return { anchor, text, keys: anchor.dataset.tipKeys, side: (anchor.dataset.tipSide ?? 'bottom') as TipSide };
}

const gap = 6;
const margin = 8;
const opposite: Record<TipSide, TipSide> = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' };

type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom' | 'width' | 'height'>;
type Size = { width: number; height: number };

function placeOn(side: TipSide, at: Box, tip: Size): { left: number; top: number } {
  const middleX = at.left + at.width / 2 - tip.width / 2;
  const middleY = at.top + at.height / 2 - tip.height / 2;
  if (side === 'top') return { left: middleX, top: at.top - gap - tip.height };
  if (side === 'bottom') return { left: middleX, top: at.bottom + gap };
  if (side === 'left') return { left: at.left - gap - tip.width, top: middleY };
  return { left: at.right + gap, top: middleY };
}

const clamp = (value: number, size: number, room: number) => Math.max(margin, Math.min(value, room - size - margin));

/** Where a tip stands: beside its control, on the other side where there is no room, and always on the screen. In px. */
export function place(side: TipSide, at: Box, tip: Size, screen: Size): { left: number; top: number } {
  const fits = ({ left, top }: { left: number; top: number }) =>
    left >= 0 && top >= 0 && left + tip.width <= screen.width && top + tip.height <= screen.height;
  const vertical = side === 'top' || side === 'bottom';
  const wanted = placeOn(side, at, tip);
  const roomy = vertical ? fits({ ...wanted, left: 0 }) : fits({ ...wanted, top: 0 });
  const chosen = roomy ? wanted : placeOn(opposite[side], at, tip);
  return { left: clamp(chosen.left, tip.width, screen.width), top: clamp(chosen.top, tip.height, screen.height) };
}
