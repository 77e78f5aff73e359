import { X } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { IconButton } from '../action/icon-button.tsx';
import { Strip } from './strip.tsx';

/** The place under the header where notices lie over the page. */
export const NoticePlace = ({ children }: { children: ReactNode }) => (
  <div
    data-notices
    className="pointer-events-none absolute inset-x-0 top-1.5 z-(--z-shell) flex flex-col items-center gap-1.5 px-6 phone:px-3"
  >
    {children}
  </div>
);

/**
 * A state of the whole window, said over the page: what is read under it does not move. It can be put away, since the
 * header goes on saying the same; it comes again with the next such state.
 */
export function Notice({ actions, className, ...strip }: ComponentProps<typeof Strip>) {
  const [isAway, setAway] = useState(false);
  if (isAway) return null;
  return (
    <Strip
      {...strip}
      className={cn('m-pop pointer-events-auto max-w-[680px] shadow-3', className)}
      actions={
        <>
          {actions}
          <IconButton dense label={t('action.close')} className="-me-1.5" onClick={() => setAway(true)}>
            <X aria-hidden="true" />
          </IconButton>
        </>
      }
    />
  );
}
