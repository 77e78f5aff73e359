import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useFloatingRoot } from './floating-root.tsx';
import { Kbd } from './kbd.tsx';

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={400} skipDelayDuration={300}>
    {children}
  </Radix.Provider>
);

type Props = {
  text: string;
  keys?: string | undefined;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
};

/** Words for a control that shows none, after 400 ms, with its key. The control still needs its own label. */
export const Tooltip = ({ text, keys, side = 'bottom', children }: Props) => (
  <Radix.Root>
    <Radix.Trigger asChild>{children}</Radix.Trigger>
    <Radix.Portal container={useFloatingRoot()}>
      <Radix.Content
        side={side}
        sideOffset={6}
        collisionPadding={8}
        className="m-pop z-(--z-tip) flex items-center gap-2 rounded-sm bg-inverse px-2 py-1 text-xs text-on-inverse shadow-2"
      >
        {text}
        {keys !== undefined && <Kbd keys={keys} inherit />}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);
