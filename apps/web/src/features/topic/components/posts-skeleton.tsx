import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';

const lines = ['w-full', 'w-[94%]', 'w-[60%]'];

/** Posts in the shape of what comes. */
export const PostsSkeleton = ({ posts = 3 }: { posts?: number }) => (
  <div aria-hidden="true">
    {Array.from({ length: posts }, (_, post) => (
      <div
        // biome-ignore lint/suspicious/noArrayIndexKey: shapes without identity
        key={post}
        className="grid grid-cols-[40px_minmax(0,1fr)] gap-x-3.5 pt-5 pb-8 phone:grid-cols-[32px_minmax(0,1fr)] phone:gap-x-2.5"
      >
        <Skeleton className="size-10 rounded-full phone:size-8" />
        <div className="space-y-3">
          <Skeleton className="h-3 w-36" />
          {lines.map((width) => (
            <Skeleton key={width} className={`h-3.5 ${width}`} />
          ))}
        </div>
      </div>
    ))}
  </div>
);
