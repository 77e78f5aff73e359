import type { Agent } from '@tidings/contracts';
import { CirclePause, CirclePlay, CircleStop, Ellipsis, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { Menu, MenuItem, MenuLine } from '../../../components/ui/overlay/menu.tsx';
import { t } from '../../../i18n/t.ts';
import type { useManage } from '../hooks/use-manage.ts';

type Manage = ReturnType<typeof useManage>;
type Props = { agent: Agent; manage: Manage };

/** Asks before an agent is forgotten: its log does not come back. */
function Sure({ agent, manage: { forget }, onClose }: Props & { onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('agents.forgetSure', { name: agent.name })}
      width={400}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            variant="danger"
            pending={forget.isPending}
            onClick={() => forget.mutate(undefined, { onSettled: onClose })}
          >
            {t('agents.forget')}
          </Button>
        </>
      }
    >
      <p className="text-sm text-ink-2">{t('agents.forgetBody')}</p>
    </Dialog>
  );
}

/** What managers ask of an agent. */
export function AgentMenu({ agent, manage }: Props) {
  const [sure, setSure] = useState(false);
  const { hold, request, name } = agent;
  const isAsked = (action: 'pause' | 'resume' | 'stop') => request?.action === action;
  const rests = hold !== null || isAsked('pause') || isAsked('stop');
  return (
    <>
      <Menu
        heading={name}
        trigger={
          <IconButton label={t('agents.actions', { name })}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
        }
      >
        {rests ? (
          <MenuItem
            icon={<CirclePlay aria-hidden="true" />}
            disabled={isAsked('resume')}
            onSelect={() => manage.ask.mutate('resume')}
          >
            {t('agents.resume')}
          </MenuItem>
        ) : (
          <MenuItem icon={<CirclePause aria-hidden="true" />} onSelect={() => manage.ask.mutate('pause')}>
            {t('agents.pause')}
          </MenuItem>
        )}
        <MenuItem
          icon={<CircleStop aria-hidden="true" />}
          disabled={isAsked('stop') || hold === 'stopped'}
          onSelect={() => manage.ask.mutate('stop')}
        >
          {t('agents.stop')}
        </MenuItem>
        <MenuLine />
        <MenuItem icon={<Trash2 aria-hidden="true" />} danger onSelect={() => setSure(true)}>
          {t('agents.forget')}
        </MenuItem>
      </Menu>
      {sure && <Sure agent={agent} manage={manage} onClose={() => setSure(false)} />}
    </>
  );
}
