import { useQueryClient } from '@tanstack/react-query';
import type { ProfileAnswer } from '@tidings/contracts';
import { Ban, Ellipsis, Flag, MicOff, RotateCcw, TriangleAlert, UserX } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../components/ui/overlay/menu.tsx';
import { t } from '../../../i18n/t.ts';
import { profileQuery } from '../../identity/index.ts';
import { ActionDialog, type ActionName, ReportDialog } from '../../moderation/index.ts';
import { BlockDialog } from '../../relationships/index.ts';

/** What can be done about a person: report them, and for moderators warn, silence, suspend, lift. */
export function ProfileMenu({ profile, staff }: { profile: ProfileAnswer; staff: boolean }) {
  const client = useQueryClient();
  const [dialog, setDialog] = useState<ActionName | 'report' | 'block' | undefined>(undefined);
  const name = profile.displayName;
  const target = { type: 'user' as const, id: profile.id, author: profile };
  const close = () => setDialog(undefined);
  const item = (action: 'warn' | 'silence' | 'suspend' | 'lift', icon: React.ReactNode) => (
    <MenuItem icon={icon} onSelect={() => setDialog(action)}>
      {t(`moderation.menu.${action}`, { name })}
    </MenuItem>
  );
  return (
    <>
      <Menu
        trigger={
          <Button aria-label={t('profile.moderateLabel', { name })}>
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem icon={<Flag />} onSelect={() => setDialog('report')}>
          {t('profile.report')}
        </MenuItem>
        {profile.viewer?.blocked === false && (
          <MenuItem icon={<UserX />} onSelect={() => setDialog('block')}>
            {t('block.menu')}
          </MenuItem>
        )}
        {staff && (
          <>
            <MenuLine />
            {item('warn', <TriangleAlert />)}
            {item('silence', <MicOff />)}
            {item('suspend', <Ban />)}
            {(profile.silencedUntil ?? profile.suspendedUntil) !== null && item('lift', <RotateCcw />)}
          </>
        )}
      </Menu>
      {dialog === 'report' ? (
        <ReportDialog target={target} onClose={close} />
      ) : dialog === 'block' ? (
        <BlockDialog profile={profile} onClose={close} />
      ) : (
        dialog !== undefined && (
          <ActionDialog
            action={dialog}
            target={target}
            onClose={close}
            onDone={() => void client.invalidateQueries({ queryKey: profileQuery(profile.username).queryKey })}
          />
        )
      )}
    </>
  );
}
