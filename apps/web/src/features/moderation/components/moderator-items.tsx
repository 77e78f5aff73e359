import { Ban, EyeOff, FolderInput, Lock, LockOpen, MicOff, RotateCcw, Trash2, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { MenuItem, MenuLine } from '../../../components/ui/overlay/menu.tsx';
import { t } from '../../../i18n/t.ts';
import type { ActionName } from '../model/target.ts';

const icons: Partial<Record<ActionName, ReactNode>> = {
  hide: <EyeOff />,
  restore: <RotateCcw />,
  delete: <Trash2 />,
  lock: <Lock />,
  unlock: <LockOpen />,
  move: <FolderInput />,
  warn: <TriangleAlert />,
  silence: <MicOff />,
  suspend: <Ban />,
};

type Props = {
  name: string;
  hidden: boolean;
  /** For a topic: whether it is locked. */
  locked?: boolean | undefined;
  /** Between lock and the person: pin. */
  children?: ReactNode;
  onAction: (action: ActionName) => void;
};

/** What a moderator may do with a post and its author. Each opens a dialog that asks why. */
export function ModeratorItems({ name, hidden, locked, children, onAction }: Props) {
  const item = (action: ActionName, danger = false) => (
    <MenuItem key={action} icon={icons[action]} danger={danger} onSelect={() => onAction(action)}>
      {t(`moderation.menu.${action}`, { name })}
    </MenuItem>
  );
  return (
    <>
      {item(hidden ? 'restore' : 'hide')}
      {locked !== undefined && item(locked ? 'unlock' : 'lock')}
      {children}
      {locked !== undefined && item('move')}
      <MenuLine />
      {item('warn')}
      {item('silence')}
      {item('suspend')}
      <MenuLine />
      {item('delete', true)}
    </>
  );
}
