import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Report } from '@tidings/contracts';
import { Ban, ChevronDown, ChevronLeft, Info, MicOff, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Menu, MenuItem } from '../../../components/ui/overlay/menu.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { useShortcut } from '../../../lib/keyboard/use-shortcut.ts';
import { relativeTime } from '../../../lib/time/time.ts';
import { openReportQuery } from '../api/reports.ts';
import type { ActionName, Target } from '../model/target.ts';
import { mainReason, toneOf } from '../model/words.ts';
import { AccountAside } from './account-aside.tsx';
import { ActionDialog } from './dialogs.tsx';
import { Reporters } from './reporters.tsx';

type Props = { report: Report; onBack: () => void; onDone: () => void };

/** What was reported, by whom and why, who wrote it, and what can be done. */
export function ReportDetail({ report: row, onBack, onDone }: Props) {
  const report = useQuery(openReportQuery(row)).data ?? row;
  const [action, setAction] = useState<ActionName | undefined>(undefined);
  const { subject, targetType, targetId } = report;
  const target: Target = { type: targetType, id: targetId, author: subject.author };
  const isOpen = report.state === 'open';
  const isContent = targetType !== 'user';
  const reason = mainReason(report);
  useShortcut('d', () => setAction('dismiss'), isOpen);
  useShortcut('h', () => setAction('hide'), isOpen && isContent);
  return (
    <section aria-label={t('moderation.detail')} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex min-h-[52px] flex-none flex-wrap items-center gap-1.5 border-b border-line py-2 pe-3 ps-6 phone:ps-1">
        <span className="wide:hidden">
          <IconButton label={t('moderation.back')} onClick={onBack}>
            <ChevronLeft aria-hidden="true" />
          </IconButton>
        </span>
        <Tag tone={toneOf(reason)}>{t(`moderation.${reason}`)}</Tag>
        <span className="text-sm text-ink-3">{t('moderation.count', { count: report.reporters.length })}</span>
        {isOpen && (
          <span className="ms-auto flex flex-wrap items-center gap-1.5">
            <Button variant="ghost" keys="d" onClick={() => setAction('dismiss')}>
              {t('moderation.menu.dismiss')}
            </Button>
            {isContent && (
              <>
                <Button keys="h" onClick={() => setAction('hide')}>
                  {t('moderation.menu.hide')}
                </Button>
                <Button className="text-danger-text!" onClick={() => setAction('delete')}>
                  {t('moderation.menu.delete')}
                </Button>
              </>
            )}
            <Menu
              trigger={
                <Button aria-label={t('moderation.more')}>
                  <ChevronDown aria-hidden="true" />
                </Button>
              }
            >
              {(
                [
                  ['warn', <TriangleAlert key="warn" />],
                  ['silence', <MicOff key="silence" />],
                  ['suspend', <Ban key="suspend" />],
                ] as const
              ).map(([name, icon]) => (
                <MenuItem key={name} icon={icon} onSelect={() => setAction(name)}>
                  {t(`moderation.menu.${name}`, { name: subject.author.displayName })}
                </MenuItem>
              ))}
            </Menu>
          </span>
        )}
      </header>
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] content-start gap-8 overflow-y-auto px-6 py-5 laptop:grid-cols-[minmax(0,1fr)_216px] phone:px-4">
        <div className="min-w-0">
          {!isOpen && <Closed report={report} />}
          <p className="mb-3 flex flex-wrap items-center gap-2 text-sm text-ink-2">
            {subject.title !== null && <bdi className="truncate">{subject.title}</bdi>}
            {subject.topicId !== null && (
              <Link
                to="/t/$id"
                params={{ id: subject.topicId }}
                hash={subject.number === null ? 'post' : `reply-${subject.number}`}
                className="link"
              >
                {t('moderation.openPost')}
              </Link>
            )}
          </p>
          <article className="grid grid-cols-[40px_minmax(0,1fr)] gap-x-3.5">
            <Avatar person={subject.author} size={40} />
            <div className="min-w-0">
              <b className="text-base font-semi">
                <bdi>{subject.author.displayName}</bdi>
              </b>
              {/* Plain words already: marks in them are none. */}
              <p dir="auto" className="prose prose-thread mt-1">
                {subject.excerpt}
              </p>
            </div>
          </article>
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

function Closed({ report }: { report: Report }) {
  const time = report.closedAt === null ? '' : relativeTime(Date.parse(report.closedAt), Date.now());
  return (
    <Strip role="status" className="mb-4" icon={<Info aria-hidden="true" />}>
      {report.closedBy ? t('moderation.closedBy', { name: report.closedBy.displayName }) : t('moderation.takenBare')}{' '}
      {time !== '' && report.closedAt !== null && <RelativeTime at={report.closedAt} className="text-ink-3" />}
    </Strip>
  );
}
