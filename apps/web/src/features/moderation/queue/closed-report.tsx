import type { Report } from '@tidings/contracts';
import { Info } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dateAndTime } from '../../../lib/time/time.ts';

/** Who closed it, what was done, why, and when. */
export function ClosedReport({ report }: { report: Report }) {
  const { resolution, closedBy, closedAt } = report;
  return (
    <Strip role="status" className="mb-4" icon={<Info aria-hidden="true" />}>
      <p>
        {resolution && <b className="font-semi">{t(`moderation.was.${resolution.action}`)}</b>}{' '}
        {resolution?.until &&
          t('moderation.log.until', { date: dateAndTime(Date.parse(resolution.until), serverNow()) })}{' '}
        <span className="text-ink-2">
          {closedBy ? t('moderation.closedBy', { name: closedBy.displayName }) : t('moderation.takenBare')}{' '}
          {closedAt !== null && <RelativeTime at={closedAt} className="text-ink-3" />}
        </span>
      </p>
      {resolution && <p className="text-ink-2 [overflow-wrap:anywhere]">“{resolution.reason}”</p>}
    </Strip>
  );
}
