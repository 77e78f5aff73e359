import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';

const shapes = [
  ['w-[54%]', 'w-[34%]'],
  ['w-[42%]', 'w-[45%]'],
  ['w-[60%]', 'w-[29%]'],
  ['w-[48%]', 'w-[40%]'],
  ['w-[38%]', 'w-[32%]'],
  ['w-[57%]', 'w-[44%]'],
  ['w-[45%]', 'w-[36%]'],
  ['w-[51%]', 'w-[30%]'],
] as const;

/** Rows in the shape of what comes. `rows` fewer for a next page. */
export const TopicsSkeleton = ({ rows = shapes.length }: { rows?: number }) => (
  <div aria-hidden="true">
    {shapes.slice(0, rows).map(([title, meta]) => (
      <div key={title} className="flex h-16 items-center gap-3 ps-7 phone:h-[106px] phone:ps-2">
        <Skeleton className="size-8 flex-none rounded-full phone:hidden" />
        <div className="min-w-0 flex-1">
          <Skeleton className={`h-[13px] ${title}`} />
          <Skeleton className={`mt-[9px] h-2.5 ${meta}`} />
        </div>
        <Skeleton className="h-2.5 w-7" />
      </div>
    ))}
  </div>
);
