import { Archive, Users } from 'lucide-react';

/** The square of a group, 40 or 48. */
export const GroupSign = ({ archived = false, large = false }: { archived?: boolean; large?: boolean }) => {
  const Icon = archived ? Archive : Users;
  return (
    <span
      aria-hidden="true"
      className={`flex flex-none items-center justify-center rounded-[28%] bg-active text-ink-2 ${large ? 'size-12' : 'size-10'}`}
    >
      <Icon className="size-5!" />
    </span>
  );
};
