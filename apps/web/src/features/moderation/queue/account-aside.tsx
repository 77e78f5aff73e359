import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Report } from '@tidings/contracts';
import type { ReactNode } from 'react';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { rich } from '../../../i18n/rich.tsx';
import { formatNumber, t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dateAndTime } from '../../../lib/time/time.ts';
import { profileQuery } from '../../identity/index.ts';

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-h-7 items-center justify-between gap-2 text-sm">
    <dt className="text-ink-3">{name}</dt>
    <dd className="text-end">{children}</dd>
  </div>
);

const day = (iso: string) => dateAndTime(Date.parse(iso), serverNow());
const strong = (name: string) => (
  <b className="font-semi">
    <bdi>{name}</bdi>
  </b>
);

/** Who wrote it, and what happened to the report so far. */
export function AccountAside({ report }: { report: Report }) {
  const { author } = report.subject;
  const { data: profile } = useQuery(profileQuery(author.username));
  return (
    <aside>
      <h2 className="h-5 text-xs font-medium text-ink-3">{t('moderation.account')}</h2>
      <dl className="min-h-14">
        {profile && (
          <>
            <Fact name={t('moderation.joined')}>{day(profile.joinedAt)}</Fact>
            <Fact name={t('moderation.postCount')}>{formatNumber(profile.topicCount + profile.replyCount)}</Fact>
            {profile.silencedUntil !== null && (
              <Fact name={t('moderation.silenced')}>{day(profile.silencedUntil)}</Fact>
            )}
            {profile.suspendedUntil !== null && (
              <Fact name={t('moderation.suspended')}>{day(profile.suspendedUntil)}</Fact>
            )}
          </>
        )}
      </dl>
      <Link to="/u/$name" params={{ name: author.username }} className="link text-sm">
        {t('moderation.profileLink')}
      </Link>
      <h2 className="mt-5 mb-1.5 text-xs font-medium text-ink-3">{t('moderation.happened')}</h2>
      <ol className="text-sm">
        {report.reporters.map(({ person, at }) => (
          <li key={person.id} className="flex min-h-7 items-baseline justify-between gap-2">
            <span className="min-w-0 truncate">
              {rich('moderation.reportedBy', { name: strong(person.displayName) })}
            </span>
            <RelativeTime at={at} className="flex-none text-xs text-ink-3" />
          </li>
        ))}
        {report.closedBy && report.closedAt !== null && (
          <li className="flex min-h-7 items-baseline justify-between gap-2">
            <span className="min-w-0 truncate">
              {rich('moderation.closedBy', { name: strong(report.closedBy.displayName) })}
            </span>
            <RelativeTime at={report.closedAt} className="flex-none text-xs text-ink-3" />
          </li>
        )}
      </ol>
      <p className="mt-4 text-xs text-ink-3">{t('moderation.kept')}</p>
    </aside>
  );
}
