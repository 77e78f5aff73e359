import type { Report } from '@tidings/contracts';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { formatNumber, t } from '../../../i18n/t.ts';

/** Who reported it, why, in their words, when. */
export const Reporters = ({ report }: { report: Report }) => (
  <>
    <h2 className="mt-4 flex h-10 items-center gap-2 text-base font-semi">
      {t('moderation.reports')}
      <span className="font-regular tabular-nums text-ink-3">
        {formatNumber(report.reporterCount ?? report.reporters.length)}
      </span>
    </h2>
    <ul>
      {report.reporters.map(({ person, reason, note, at }) => (
        <li key={person.id} className="flex min-h-9 items-center gap-3 border-t border-line py-1.5 text-sm">
          <Avatar person={person} size={24} />
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <b className="font-semi">
              <bdi>{person.displayName}</bdi>
            </b>{' '}
            {t(`moderation.${reason}`)}
            {note !== null && note !== '' && <> “{note}”</>}
          </span>
          <RelativeTime at={at} className="text-xs text-ink-3" />
        </li>
      ))}
    </ul>
  </>
);
