import { ArrowDown, ArrowUp } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { cn } from '../../../lib/cn.ts';
import type { Face } from './avatar.tsx';
import { Faces } from './faces.tsx';

type Props = {
  faces?: readonly Face[];
  /** "4 new topics"; use RollingNumber for the count. */
  children: ReactNode;
  direction: 'up' | 'down';
  /** `bar` 28 high in a filter bar or dock, `float` 32, 40 on a phone. */
  place?: 'bar' | 'float';
  onClick: () => void;
};

/** News waits, the reader decides. Mount it only while something waits; its key `.` is bound by the page. */
export function Pill({ faces = [], children, direction, place = 'bar', onClick }: Props) {
  const Arrow = direction === 'up' ? ArrowUp : ArrowDown;
  const size = place === 'bar' ? 'h-7 gap-2 pe-2.5 shadow-2' : 'h-8 gap-2 pe-3.5 shadow-3 phone:h-10 phone:pe-4';
  return (
    <span role="status">
      <button
        type="button"
        aria-keyshortcuts="."
        onClick={onClick}
        style={{ '--stackbg': 'var(--inverse)' } as CSSProperties}
        className={cn(
          'm-pill relative inline-flex items-center whitespace-nowrap rounded-full bg-inverse text-sm font-medium text-on-inverse phone:after:absolute phone:after:-inset-2',
          faces.length > 0 ? 'ps-1' : 'ps-3.5',
          size,
        )}
      >
        {faces.length > 0 && <Faces people={faces} size={20} />}
        <span>{children}</span>
        <Arrow className="size-3.5!" aria-hidden="true" />
      </button>
    </span>
  );
}
