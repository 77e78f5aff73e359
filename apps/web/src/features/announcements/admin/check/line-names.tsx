import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { LoadFailed } from '../../../../components/page/load-failed.tsx';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { Avatar } from '../../../../components/ui/people/avatar.tsx';
import { t } from '../../../../i18n/t.ts';
import { type DryRunAsked, type Line, linePeopleQuery } from '../api/dry-run.ts';

/** The names of one line, as many as are asked for. */
export function LineNames({ asked, line, onClose }: { asked: DryRunAsked; line: Line; onClose: () => void }) {
  const query = useInfiniteQuery(linePeopleQuery(asked, line));
  const people = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Dialog open onOpenChange={onClose} title={t(`announcements.line.${line}`)} width={440}>
      {query.error && !query.data && (
        <LoadFailed title={t('announcements.noNames')} error={query.error} onRetry={() => void query.refetch()} />
      )}
      <ul aria-label={t(`announcements.line.${line}`)} aria-busy={query.isPending}>
        {people.map((person) => (
          <li key={person.id}>
            <Link
              to="/u/$name"
              params={{ name: person.username }}
              className="flex h-11 items-center gap-3 rounded-sm px-2 hover:bg-hover"
            >
              <Avatar person={person} size={28} />
              <bdi className="truncate text-base font-medium">{person.displayName}</bdi>
              <bdi className="truncate text-sm text-ink-3">@{person.username}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <p className="flex justify-center pt-3">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('announcements.more')}
          </Button>
        </p>
      )}
    </Dialog>
  );
}
