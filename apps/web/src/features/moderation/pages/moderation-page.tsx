import { useQueryClient } from '@tanstack/react-query';
import type { Report } from '@tidings/contracts';
import { useState } from 'react';
import { NoPermission } from '../../../components/page/no-permission.tsx';
import { PageBody } from '../../../components/page/page-body.tsx';
import { PageHead } from '../../../components/page/page-head.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { SegmentCount, Segmented, segment } from '../../../components/ui/form/segmented.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { isStaff, useMember } from '../../../lib/session/state.ts';
import { type ReportsData, reportsKey } from '../api/reports.ts';
import { ActionLog } from '../queue/action-log.tsx';
import { Queue } from '../queue/queue.tsx';
import { ReportDetail } from '../queue/report-detail.tsx';
import { nextReport } from '../realtime.ts';
import { useOpenReports } from '../use-open-reports.ts';

function OpenCount() {
  const count = useOpenReports();
  return count > 0 ? <Tag>{t('nav.openReports', { count })}</Tag> : null;
}

const views = ['open', 'resolved', 'dismissed', 'log'] as const;
type View = (typeof views)[number];

/** `/moderation`: the queue beside the report that is looked at, and the log of every action. */
export function ModerationPage() {
  const member = useMember();
  const client = useQueryClient();
  const [view, setView] = useState<View>('open');
  const [report, setReport] = useState<Report | undefined>(undefined);
  const openCount = useOpenReports();
  if (!isStaff(member)) return <NoPermission />;
  const show = (next: View) => {
    setView(next);
    setReport(undefined);
  };
  // What was dealt with leaves the list, perhaps before the answer is here; the next one is at hand.
  const next = () => {
    const data = client.getQueryData<ReportsData>([...reportsKey, view]);
    setReport(report && data && view !== 'log' ? nextReport(data, report, view) : undefined);
  };
  return (
    <>
      <PageHead title={t('nav.moderation')} aside={<OpenCount />} />
      <div
        className={cn('grid min-h-0 flex-1', view !== 'log' && 'wide:grid-cols-[minmax(280px,432px)_minmax(0,1fr)]')}
      >
        <section
          className={cn(
            'flex min-h-0 min-w-0 flex-col',
            view !== 'log' && 'wide:border-e wide:border-line',
            report && 'phone:hidden',
          )}
        >
          <Segmented
            label={t('moderation.views')}
            className="h-[52px] flex-none items-center border-b border-line px-3"
          >
            {views.map((name) => (
              <button
                key={name}
                type="button"
                aria-current={name === view ? 'true' : undefined}
                onClick={() => show(name)}
                className={segment}
              >
                {t(`moderation.${name}`)}
                {name === 'open' && <SegmentCount count={openCount} />}
              </button>
            ))}
          </Segmented>
          <PageBody id="queue" className={view === 'log' ? 'py-2' : 'px-2 py-1.5'}>
            {view === 'log' ? <ActionLog /> : <Queue key={view} state={view} openId={report?.id} onOpen={setReport} />}
          </PageBody>
        </section>
        {view !== 'log' &&
          (report ? (
            <ReportDetail key={report.id} report={report} onBack={() => setReport(undefined)} onDone={next} />
          ) : (
            <div className="flex phone:hidden">
              <StatePanel kind="wave" title={t('moderation.choose')}>
                {t('moderation.chooseBody')}
              </StatePanel>
            </div>
          ))}
      </div>
    </>
  );
}
