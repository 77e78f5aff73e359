import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

type ChoicesProps = { value: string; onChange: (value: string) => void; children: ReactNode };

/** One of several in a menu: choosing it closes the menu. */
export const MenuChoices = ({ value, onChange, children }: ChoicesProps) => (
  <Radix.RadioGroup value={value} onValueChange={onChange}>
    {children}
  </Radix.RadioGroup>
);

type ChoiceProps = { value: string; icon: ReactNode; note: string; children: ReactNode };

/** A choice with a line that says what it does. */
export const MenuChoice = ({ value, icon, note, children }: ChoiceProps) => (
  <Radix.RadioItem
    value={value}
    className="flex max-w-[300px] cursor-default select-none items-start gap-2.5 rounded-sm px-2 py-1.5 no-ring data-highlighted:bg-active phone:py-2.5 [&>svg]:mt-0.5 [&>svg]:text-ink-3"
  >
    {icon}
    <span className="min-w-0 flex-1">
      <span className="block font-medium">{children}</span>
      <span className="block text-pretty text-xs text-ink-3">{note}</span>
    </span>
    <span className="mt-0.5 w-4 flex-none">
      <Radix.ItemIndicator>
        <Check aria-hidden="true" />
      </Radix.ItemIndicator>
    </span>
  </Radix.RadioItem>
);
