import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';

/** Reports in the shape of what comes. */
export const QueueSkeleton = () => (
  <div aria-busy="true">
    {['w-3/4', 'w-2/3', 'w-4/5', 'w-1/2'].map((width) => (
      <div key={width} className="grid grid-cols-[23px_minmax(0,1fr)] gap-x-3 px-3 py-3.5">
        <Skeleton className="size-4" />
        <div className="space-y-2.5">
          <Skeleton className={`h-3 ${width}`} />
          <Skeleton className="h-2.5 w-11/12" />
          <Skeleton className="h-4 w-24" />
        </div>
      </div>
    ))}
  </div>
);
