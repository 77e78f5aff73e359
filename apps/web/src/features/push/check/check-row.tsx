import { CircleAlert, CircleCheck, CircleDashed, Moon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';
import type { Result } from './checks.ts';

const signs = { ok: CircleCheck, bad: CircleAlert, wait: CircleDashed, hold: Moon };
const colours: Record<Result, string> = {
  ok: 'text-success-text',
  bad: 'text-danger-text',
  wait: 'text-ink-3',
  hold: 'text-ink-2',
};

type Props = { result: Result; name: string; says: string; value: string; children?: ReactNode };

/** One part of the way to the reader: its name, what was found, and what to do where it is broken. */
export function CheckRow({ result, name, says, value, children }: Props) {
  const Sign = signs[result];
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-4 border-t border-line py-3 text-sm phone:gap-x-3">
      <Sign className={cn('mt-0.5 size-4!', colours[result])} aria-hidden="true" />
      <div className="min-w-0">
        <h3 className={cn('text-base font-semi', result === 'wait' && 'text-ink-2')}>{name}</h3>
        <p className="text-ink-2">{says}</p>
      </div>
      <span className="text-end whitespace-nowrap text-ink-3 phone:text-xs">{value}</span>
      {children !== undefined && (
        <div className="col-start-2 col-end-[-1] mt-3 rounded-md bg-danger-tint px-4 pt-3 pb-4 phone:col-start-1">
          {children}
        </div>
      )}
    </li>
  );
}
