import type { ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';

const tones = {
  plain: 'bg-sunken text-ink-2',
  acc: 'bg-accent-tint text-ink',
  live: 'bg-live-tint text-ink',
  warn: 'bg-warning-tint text-ink [&>svg]:text-warning-text',
  danger: 'bg-danger-tint text-ink [&>svg]:text-danger-text',
};

type Props = {
  tone?: keyof typeof tones;
  icon?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
  /** `alert` for what failed just now; `status` else. */
  role?: 'status' | 'alert';
  className?: string;
};

/** A tinted line that says what happened, where it happened, with what to do on its right. */
export const Strip = ({ tone = 'plain', icon, children, actions, role, className }: Props) => (
  <div
    {...(role === undefined ? {} : { role })}
    className={cn(
      'flex min-h-10 items-center gap-2.5 rounded-md px-3 py-2 text-sm phone:flex-wrap',
      tones[tone],
      className,
    )}
  >
    {icon}
    <div className="min-w-0 flex-1 phone:basis-[150px]">{children}</div>
    {actions}
  </div>
);
