import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { showToast } from '../../../components/toast/toast.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { Menu } from '../../../components/ui/overlay/menu.tsx';
import { MenuChoice, MenuChoices } from '../../../components/ui/overlay/menu-choice.tsx';
import { Presence, type PresenceStatus } from '../../../components/ui/people/presence.tsx';
import { reading } from '../../../i18n/reader.ts';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { cn } from '../../../lib/cn.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { dateAndTime } from '../../../lib/time/time.ts';
import { choose, type OwnPresence, ownPresenceQuery, type StatusChoice } from './choice.ts';

const signs: Record<StatusChoice, PresenceStatus> = {
  none: 'online',
  'busy-1h': 'busy',
  'busy-tomorrow': 'busy',
  hidden: 'offline',
};
const notes = {
  none: 'status.none.note',
  'busy-1h': 'status.busy.note',
  'busy-tomorrow': 'status.busy.note',
  hidden: 'status.hidden.note',
} as const;
const isBusy = ({ status }: OwnPresence) => status === 'busy';

/** How others see the member, on all devices, and what can be chosen instead. */
export function StatusMenu() {
  const client = useQueryClient();
  const now = useNow();
  const { data } = useQuery(ownPresenceQuery());
  const change = useMutation({
    mutationFn: (choice: StatusChoice) => choose(choice, serverNow(), reading().timeZone),
    onSuccess: (own) => client.setQueryData(ownPresenceQuery().queryKey, own),
    onError: (error) => showToast({ id: 'own-presence', title: refusalInWords(error) }),
  });
  const over = data?.until != null && Date.parse(data.until) <= now;
  const own: OwnPresence = data && !over ? data : { status: null, until: null };
  const sign = isBusy(own) ? 'busy' : own.status === 'hidden' ? 'offline' : 'online';
  const word = t(`status.${own.status ?? 'none'}`);
  const choice = (value: StatusChoice) => (
    <MenuChoice value={value} icon={<Sign of={signs[value]} className="mt-0.5" />} note={t(notes[value])}>
      {t(`status.${value}`)}
    </MenuChoice>
  );
  return (
    <Menu
      heading={
        isBusy(own) && own.until ? t('status.until', { date: dateAndTime(Date.parse(own.until), now) }) : undefined
      }
      trigger={
        <Button pending={change.isPending} aria-label={t('status.label', { status: word })}>
          <Sign of={sign} />
          {word}
          <ChevronDown aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoices
        value={own.status === null ? 'none' : own.status === 'hidden' ? 'hidden' : ''}
        onChange={(value) => change.mutate(value as StatusChoice)}
      >
        {choice('none')}
        {choice('busy-1h')}
        {choice('busy-tomorrow')}
        {choice('hidden')}
      </MenuChoices>
    </Menu>
  );
}

const Sign = ({ of, className }: { of: PresenceStatus; className?: string }) => (
  <span className={cn('inline-flex size-4 flex-none items-center justify-center', className)} aria-hidden="true">
    <Presence status={of} />
  </span>
);
