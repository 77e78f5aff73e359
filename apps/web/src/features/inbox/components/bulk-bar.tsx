import type { Notification } from '@tidings/contracts';
import { Archive, Mail, MailOpen, Trash2, X } from 'lucide-react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { t } from '../../../i18n/t.ts';
import type { Verb } from '../acts/act.ts';

type Props = { chosen: readonly Notification[]; archived: boolean; onAct: (verb: Verb) => void; onNone: () => void };

/** In place of the filters while some are chosen: what to do with all of them. */
export const BulkBar = ({ chosen, archived, onAct, onNone }: Props) => (
  <div
    role="toolbar"
    aria-label={t('inbox.selected', { count: chosen.length })}
    className="flex min-w-0 flex-1 items-center gap-1"
  >
    <IconButton label={t('inbox.selectNone')} onClick={onNone}>
      <X aria-hidden="true" />
    </IconButton>
    <b className="me-auto truncate text-sm font-semi tabular-nums">{t('inbox.selected', { count: chosen.length })}</b>
    <IconButton label={t('inbox.markRead')} onClick={() => onAct('read')}>
      <MailOpen aria-hidden="true" />
    </IconButton>
    <IconButton label={t('inbox.markUnread')} onClick={() => onAct('unread')}>
      <Mail aria-hidden="true" />
    </IconButton>
    <IconButton
      label={t(archived ? 'inbox.unarchive' : 'inbox.archive')}
      keys="e"
      onClick={() => onAct(archived ? 'unarchive' : 'archive')}
    >
      <Archive aria-hidden="true" />
    </IconButton>
    <IconButton label={t('inbox.delete')} keys="#" onClick={() => onAct('delete')}>
      <Trash2 aria-hidden="true" />
    </IconButton>
  </div>
);
