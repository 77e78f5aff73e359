import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { t } from '../../../../i18n/t.ts';
import { activityQuery } from '../../api/activity.ts';
import { ActivityRow } from './activity-row.tsx';

const shown = 6;

/** The last few things that happened, beside the group; the oldest leaves. */
export function HappeningNow({ groupId }: { groupId: string }) {
  const { data } = useInfiniteQuery(activityQuery(groupId));
  const entries = data?.pages[0]?.items.slice(0, shown) ?? [];
  if (entries.length === 0) return null;
  return (
    <section aria-labelledby="happening" className="sticky top-0 pt-6">
      <h2 id="happening" className="font-head text-base font-semi">
        {t('groups.happening')}
      </h2>
      <ul className="mt-2">
        {entries.map((entry) => (
          <ActivityRow key={entry.id} entry={entry} small />
        ))}
      </ul>
      <p className="mt-2 text-sm">
        <Link
          to="/groups/$id/$tab"
          params={{ id: groupId, tab: 'activity' }}
          className="font-medium text-accent-text hover:underline"
        >
          {t('groups.allActivity')}
        </Link>
      </p>
    </section>
  );
}
