import type { ModerationContent, Report } from '@tidings/contracts';
import { Ban, ChevronDown, Inbox, MicOff, RotateCcw, Trash2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Menu, MenuItem } from '../../../components/ui/overlay/menu.tsx';
import { t } from '../../../i18n/t.ts';
import type { ActionName } from '../model/target.ts';

type Props = {
  report: Report;
  status: ModerationContent['status'];
  onAction: (action: ActionName) => void;
};

const onPeople: readonly (readonly [ActionName, ReactNode])[] = [
  ['warn', <TriangleAlert key="warn" />],
  ['silence', <MicOff key="silence" />],
  ['suspend', <Ban key="suspend" />],
];

/** What can be done: about an open report, or with what became of a closed one. */
export function ReportActions({ report, status, onAction }: Props) {
  const name = report.subject.author.displayName;
  const isContent = report.targetType !== 'user';
  const isOpen = report.state === 'open';
  const words = (action: ActionName) => t(`moderation.menu.${action}`, { name });
  return (
    <span className="ms-auto flex flex-wrap items-center gap-1.5">
      {isOpen && (
        <Button variant="ghost" keys="d" onClick={() => onAction('dismiss')}>
          {words('dismiss')}
        </Button>
      )}
      {isContent && status !== 'visible' && (
        <Button icon={<RotateCcw aria-hidden="true" />} onClick={() => onAction('restore')}>
          {words('restore')}
        </Button>
      )}
      {isOpen && isContent && status === 'visible' && (
        <Button keys="h" onClick={() => onAction('hide')}>
          {words('hide')}
        </Button>
      )}
      {isOpen && isContent && status !== 'deleted' && (
        <Button className="text-danger-text!" onClick={() => onAction('delete')}>
          {words('delete')}
        </Button>
      )}
      <Menu
        trigger={
          <Button aria-label={t('moderation.more')}>
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      >
        {!isOpen && (
          <MenuItem icon={<Inbox />} onSelect={() => onAction('reopen')}>
            {words('reopen')}
          </MenuItem>
        )}
        {!isOpen && isContent && status !== 'deleted' && (
          <MenuItem icon={<Trash2 />} danger onSelect={() => onAction('delete')}>
            {words('delete')}
          </MenuItem>
        )}
        {onPeople.map(([action, icon]) => (
          <MenuItem key={action} icon={icon} onSelect={() => onAction(action)}>
            {words(action)}
          </MenuItem>
        ))}
      </Menu>
    </span>
  );
}
