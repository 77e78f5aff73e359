import { Skeleton } from '../../../../components/ui/feedback/skeleton.tsx';

/** The table, before it is known. */
export const MatrixSkeleton = () => (
  <div aria-busy="true">
    <Skeleton className="h-12 rounded-md" />
    <div className="pt-8">
      {[200, 260, 180, 320, 240, 210].map((width) => (
        <div key={width} className="flex h-[38px] items-center border-b border-line">
          <span className="flex-1">
            <Skeleton className={width > 220 ? 'h-3 w-64' : 'h-3 w-48'} />
          </span>
          <Skeleton className="me-7 size-4" />
        </div>
      ))}
    </div>
  </div>
);
