import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { segment } from './segmented.tsx';

type Pane = { value: string; label: ReactNode; content: ReactNode };

/** Panes under a row of tabs (write and preview on a phone). Arrows move, the pane follows. */
export const Tabs = ({ label, panes, className }: { label: string; panes: readonly Pane[]; className?: string }) => (
  <Radix.Root defaultValue={panes[0]?.value ?? ''} className={className}>
    <Radix.List aria-label={label} className="flex gap-0.5">
      {panes.map((pane) => (
        <Radix.Trigger key={pane.value} value={pane.value} className={segment}>
          {pane.label}
        </Radix.Trigger>
      ))}
    </Radix.List>
    {panes.map((pane) => (
      <Radix.Content key={pane.value} value={pane.value}>
        {pane.content}
      </Radix.Content>
    ))}
  </Radix.Root>
);
