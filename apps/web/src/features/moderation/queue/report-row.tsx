import type { Report } from '@tidings/contracts';
import { FileText, MessageSquare, UserRound } from 'lucide-react';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { mainReason, nameOf, toneOf } from '../model/words.ts';

const icons = { topic: FileText, reply: MessageSquare, user: UserRound };
const line =
  "before:absolute before:top-0 before:end-3 before:start-[47px] before:h-px before:bg-line before:content-['']";

type Props = { report: Report; first: boolean; on: boolean; onOpen: () => void };

/** One report in the queue: what, its words, why and how often, since when. */
export function ReportRow({ report, first, on, onOpen }: Props) {
  const Icon = icons[report.targetType];
  const reason = mainReason(report);
  return (
    <button
      type="button"
      data-report={report.id}
      aria-current={on ? 'true' : undefined}
      onClick={onOpen}
      className={cn(
        'relative grid w-full grid-cols-[23px_minmax(0,1fr)_auto] gap-x-3 rounded-md px-3 py-2.5 text-start text-sm hover:bg-hover',
        on && 'bg-selected hover:bg-selected',
        !first && line,
      )}
    >
      <span className="flex h-5 items-center justify-center text-ink-3">
        <Icon aria-hidden="true" />
      </span>
      <span className="block min-w-0">
        <b className="block truncate font-semi">{nameOf(report)}</b>
        <span className="block truncate text-ink-3">
          <bdi>{report.subject.excerpt}</bdi>
        </span>
        <span className="mt-1 flex flex-wrap gap-1.5">
          {report.resolution && <Tag tone="line">{t(`moderation.was.${report.resolution.action}`)}</Tag>}
          <Tag tone={toneOf(reason)}>
            {t('moderation.reason', {
              reason: t(`moderation.${reason}`),
              count: report.reporterCount ?? report.reporters.length,
            })}
          </Tag>
        </span>
      </span>
      <RelativeTime at={report.closedAt ?? report.createdAt} className="text-xs tabular-nums text-ink-3" />
    </button>
  );
}
