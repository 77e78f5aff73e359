import { Skeleton, useCalmPending } from '../../components/ui/feedback/skeleton.tsx';

/** The place of rows that are on their way. */
export function RowsSkeleton() {
  const shown = useCalmPending(true);
  if (!shown) return null;
  return (
    <div aria-hidden="true" className="space-y-5 py-2">
      {['w-3/5', 'w-4/5', 'w-1/2', 'w-2/3'].map((width) => (
        <Skeleton key={width} className={`h-4 ${width}`} />
      ))}
    </div>
  );
}
