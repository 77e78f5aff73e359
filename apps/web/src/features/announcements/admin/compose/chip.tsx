import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

/** The look of one choice of several. */
export const chip =
  'relative inline-flex h-7 cursor-pointer items-center gap-1.5 whitespace-nowrap rounded-full border border-line-strong px-2.5 text-sm font-medium hover:bg-hover has-checked:border-accent-line has-checked:bg-accent-tint has-checked:text-accent-text has-focus-visible:shadow-focus phone:h-11 phone:px-4';

type Props = { name: string; checked: boolean; onChoose: () => void; children: ReactNode };

/** One choice of several, as a radio button. */
export const Chip = ({ name, checked, onChoose, children }: Props) => (
  <label className={chip}>
    <input type="radio" name={name} checked={checked} onChange={onChoose} className="sr-only" />
    {checked && <Check aria-hidden="true" className="size-3.5!" />}
    {children}
  </label>
);
