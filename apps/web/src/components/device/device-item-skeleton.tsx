import { Skeleton } from '../ui/feedback/skeleton.tsx';

/** The place of a device until it is known. */
export const DeviceItemSkeleton = () => (
  <div className="flex h-16 items-center gap-3">
    <Skeleton className="size-8 rounded-[28%]" />
    <div className="flex-1 space-y-2">
      <Skeleton className="h-3.5 w-40" />
      <Skeleton className="h-2.5 w-64" />
    </div>
  </div>
);
