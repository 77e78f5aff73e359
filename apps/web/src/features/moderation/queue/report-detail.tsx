import { useQuery } from '@tanstack/react-query';
import type { Report } from '@tidings/contracts';
import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { t } from '../../../i18n/t.ts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import { contentQuery } from '../api/content.ts';
import { openReportQuery } from '../api/reports.ts';
import { ActionDialog } from '../components/dialogs.tsx';
import type { ActionName, Target } from '../model/target.ts';
import { mainReason, toneOf } from '../model/words.ts';
import { AccountAside } from './account-aside.tsx';
import { ClosedReport } from './closed-report.tsx';
import { ReportActions } from './report-actions.tsx';
import { ReportContent } from './report-content.tsx';
import { Reporters } from './reporters.tsx';

type Props = { report: Report; onBack: () => void; onDone: () => void };

/** What was reported, by whom and why, who wrote it, and what can be done. */
export function ReportDetail({ report: row, onBack, onDone }: Props) {
  const report = useQuery(openReportQuery(row)).data ?? row;
  const [action, setAction] = useState<ActionName | undefined>(undefined);
  const target: Target = { type: report.targetType, id: report.targetId, author: report.subject.author };
  const content = useQuery(contentQuery(target, report.version));
  const status = content.data?.status ?? 'visible';
  const isOpen = report.state === 'open';
  const isContent = report.targetType !== 'user';
  const reason = mainReason(report);
  useShortcut('d', () => setAction('dismiss'), isOpen);
  useShortcut('h', () => setAction('hide'), isOpen && isContent && status === 'visible');
  return (
    <section aria-label={t('moderation.detail')} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex min-h-[52px] flex-none flex-wrap items-center gap-1.5 border-b border-line py-2 pe-3 ps-6 phone:ps-1">
        <span className="wide:hidden">
          <IconButton label={t('moderation.back')} onClick={onBack}>
            <ChevronLeft aria-hidden="true" />
          </IconButton>
        </span>
        <Tag tone={toneOf(reason)}>{t(`moderation.${reason}`)}</Tag>
        <span className="text-sm text-ink-3">
          {t('moderation.count', { count: report.reporterCount ?? report.reporters.length })}
        </span>
        <ReportActions report={report} status={status} onAction={setAction} />
      </header>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-8 overflow-y-auto px-6 py-5 laptop:grid-cols-[minmax(0,1fr)_216px] phone:px-4">
        <div className="min-w-0">
          {!isOpen && <ClosedReport report={report} />}
          <ReportContent report={report} content={content.data} />
          <Reporters report={report} />
        </div>
        <AccountAside report={report} />
      </div>
      {action !== undefined && (
        <ActionDialog
          action={action}
          target={target}
          taken={report}
          onClose={() => setAction(undefined)}
          onDone={onDone}
        />
      )}
    </section>
  );
}
