import { Slot } from 'radix-ui';
import type { ReactNode } from 'react';
import type { TipSide } from './tip.ts';

type Props = { text: string; keys?: string | undefined; side?: TipSide; children: ReactNode };

/**
 * Words for a control that shows none, after 400 ms, with its key. The control still needs its own label. Only marks
 * its one child: a single TooltipHost draws, so a list of a thousand buttons costs nothing.
 */
export const Tooltip = ({ text, keys, side = 'bottom', children }: Props) => (
  <Slot.Root data-tip={text} data-tip-keys={keys} data-tip-side={side}>
    {children}
  </Slot.Root>
);
