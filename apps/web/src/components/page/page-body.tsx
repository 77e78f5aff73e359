import { createContext, type ReactNode, type RefObject, useContext, useRef } from 'react';
import { cn } from '../../lib/cn.ts';

const ScrollContext = createContext<RefObject<HTMLDivElement | null>>({ current: null });

/** The element that scrolls around the caller: for TanStack Virtual and for "am I at the edge". */
export const useScrollElement = (): RefObject<HTMLDivElement | null> => useContext(ScrollContext);

type Props = {
  /** Names the place whose scroll position is kept when the reader comes back. */
  id?: string;
  className?: string;
  /** Chrome that floats over the scrolled content: a pill, a dock. */
  over?: ReactNode;
  children: ReactNode;
};

/** The scrolled part of a page, under the top bar. A page with panes uses one per pane. */
export function PageBody({ id = 'page', className, over, children }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  return (
    <ScrollContext value={ref}>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <div
          ref={ref}
          data-pane
          data-scroller
          data-scroll-restoration-id={id}
          className={cn('flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain', className)}
        >
          {children}
        </div>
        {over}
      </div>
    </ScrollContext>
  );
}

/** Content and rail: 1208 wide at most, the rail from 1180 px on. */
export const PageColumns = ({ children, rail }: { children: ReactNode; rail?: ReactNode }) => (
  <div className="mx-auto grid w-full max-w-[1208px] flex-1 grid-cols-[minmax(0,1fr)] gap-10 px-6 railed:grid-cols-[minmax(0,1fr)_var(--rail-w)] phone:gap-0 phone:px-4">
    <div className="flex min-w-0 flex-col">{children}</div>
    <aside data-pane className="hidden railed:block">
      {rail}
    </aside>
  </div>
);
