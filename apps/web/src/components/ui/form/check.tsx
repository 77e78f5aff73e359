import { Check as Tick } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '../../../lib/cn.ts';

/** A checkbox of 16 px, 20 on a phone. The label around it is what is pressed. */
export const Check = ({ className, ...rest }: Omit<ComponentProps<'input'>, 'type'>) => (
  <span className={cn('relative inline-flex size-4 flex-none phone:size-5', className)}>
    <input
      {...rest}
      type="checkbox"
      className="peer size-full cursor-pointer appearance-none rounded-xs border-[1.5px] border-ctl-line bg-surface checked:border-transparent checked:bg-accent"
    />
    <Tick
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 m-auto hidden size-3! stroke-3 text-on-accent peer-checked:block"
    />
  </span>
);
