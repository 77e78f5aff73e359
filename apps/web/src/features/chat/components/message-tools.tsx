import { Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Menu, MenuItem } from '../../../components/ui/overlay/menu.tsx';
import { t } from '../../../i18n/t.ts';

type Props = { onEdit?: () => void; onDelete: () => void };

/** What may be done with a message. It is there for every finger and key; a mouse sees it at the message it points at. */
export const MessageTools = ({ onEdit, onDelete }: Props) => (
  <div className="absolute -top-3 end-6 rounded-md border border-line bg-surface opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100 phone:end-2 phone:top-0 phone:border-0 phone:bg-transparent [@media(hover:none)]:opacity-100">
    <Menu
      trigger={
        <IconButton dense label={t('chat.tools')}>
          <Ellipsis className="size-3.5" aria-hidden="true" />
        </IconButton>
      }
    >
      {onEdit && (
        <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={onEdit}>
          {t('chat.edit')}
        </MenuItem>
      )}
      <MenuItem danger icon={<Trash2 aria-hidden="true" />} onSelect={onDelete}>
        {t('chat.delete')}
      </MenuItem>
    </Menu>
  </div>
);
