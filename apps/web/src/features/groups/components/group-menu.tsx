import type { Group } from '@tidings/contracts';
import { Archive, ArchiveRestore, Ellipsis, LogOut, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../components/ui/overlay/menu.tsx';
import { t } from '../../../i18n/t.ts';
import { ConfirmGroup, type GroupAct } from './confirm-group.tsx';

/** What can be done with the group as a whole. Each asks first, and says what is lost. */
export function GroupMenu({ group, runs }: { group: Group; runs: boolean }) {
  const [act, setAct] = useState<GroupAct | undefined>(undefined);
  const isMember = (group.viewer?.role ?? null) !== null;
  if (!runs && !isMember) return null;
  const item = (name: GroupAct, icon: React.ReactNode, danger = false) => (
    <MenuItem icon={icon} danger={danger} onSelect={() => setAct(name)}>
      {t(`groups.menu.${name}`)}
    </MenuItem>
  );
  return (
    <>
      <Menu
        trigger={
          <Button aria-label={t('groups.menu', { group: group.name })}>
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        {isMember && item('leave', <LogOut />)}
        {runs && isMember && <MenuLine />}
        {runs && (group.archivedAt ? item('unarchive', <ArchiveRestore />) : item('archive', <Archive />))}
        {runs && item('delete', <Trash2 />, true)}
      </Menu>
      {act !== undefined && <ConfirmGroup act={act} group={group} onClose={() => setAct(undefined)} />}
    </>
  );
}
