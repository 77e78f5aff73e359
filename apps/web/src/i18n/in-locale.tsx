import { Direction } from 'radix-ui';
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import { directionOf } from './locales.ts';
import { reading, useReadingTurn } from './reader.ts';

/** Draws its children anew when locale or time zone change; the focus returns to the control of the same id or name. */
export function InLocale({ children }: { children: ReactNode }) {
  const turn = useReadingTurn();
  const drawn = useRef(turn);
  const focused = useRef<string | undefined>(undefined);
  if (drawn.current !== turn) focused.current = document.activeElement?.id;
  useEffect(() => {
    if (drawn.current === turn) return;
    drawn.current = turn;
    if (focused.current) document.getElementById(focused.current)?.focus({ preventScroll: true });
  }, [turn]);
  return (
    <Direction.Provider dir={directionOf(reading().locale)}>
      <Fragment key={turn}>{children}</Fragment>
    </Direction.Provider>
  );
}
