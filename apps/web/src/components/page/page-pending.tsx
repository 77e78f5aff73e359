import { Skeleton, useCalmPending } from '../ui/feedback/skeleton.tsx';

/** While a page's code is on its way: rows, after 150 ms. */
export function PagePending() {
  const shown = useCalmPending(true);
  if (!shown) return null;
  return (
    <div aria-busy="true" className="px-6 pt-[52px] phone:px-4">
      {[0, 1, 2, 3, 4].map((row) => (
        <div key={row} className="flex h-16 items-center gap-3 ps-7 phone:ps-0">
          <Skeleton className="size-8 rounded-full phone:hidden" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3.5 w-2/5" />
            <Skeleton className="h-2.5 w-1/4" />
          </div>
          <Skeleton className="h-2.5 w-8" />
        </div>
      ))}
    </div>
  );
}
