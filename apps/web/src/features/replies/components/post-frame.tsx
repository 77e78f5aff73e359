import type { Person } from '@tidings/contracts';
import type { ReactNode } from 'react';
import { Guard } from '../../../components/ui/feedback/guard.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import type { PresenceStatus } from '../../../components/ui/people/presence.tsx';
import { cn } from '../../../lib/cn.ts';

type Props = {
  author: Person;
  presence?: PresenceStatus | undefined;
  header: ReactNode;
  /** Said to a screen reader: author and time. */
  label: string;
  number?: number;
  anchor: string;
  /** The id of a reply, for who looks where it stands. */
  replyId?: string;
  first: boolean;
  highlighted?: boolean;
  /** A failed or waiting post is quieter. */
  className?: string | undefined;
  children: ReactNode;
};

/** A face of 40, a gap of 14, header and text; on a phone the face stands beside the name. */
export const PostFrame = ({
  author,
  presence,
  header,
  label,
  number,
  anchor,
  replyId,
  first,
  highlighted,
  className,
  children,
}: Props) => (
  <article
    aria-label={label}
    id={anchor}
    data-number={number}
    data-reply={replyId}
    tabIndex={-1}
    className={cn(
      'group/post relative -mx-4 grid scroll-mt-6 grid-cols-[40px_minmax(0,1fr)] gap-x-3.5 rounded-md px-4 pt-5 pb-3 focus-visible:bg-selected phone:grid-cols-1 phone:py-4',
      highlighted && 'bg-selected',
      className,
    )}
  >
    {!first && <i aria-hidden="true" className="absolute top-0 end-4 start-[70px] h-px bg-line phone:start-4" />}
    <span className="phone:hidden">
      <Avatar person={author} size={40} presence={presence} />
    </span>
    <span className="absolute top-4 start-4 wide:hidden">
      <Avatar person={author} size={32} presence={presence} />
    </span>
    <div className="min-w-0">
      <header className="flex min-h-5 items-center gap-2 text-sm phone:min-h-8 phone:flex-wrap phone:gap-x-1.5 phone:gap-y-0.5 phone:ps-[42px]">
        {header}
      </header>
      <Guard of={children}>{children}</Guard>
    </div>
  </article>
);
