import { Ellipsis, Flag, History, Link2, Pencil, Quote, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuLine } from '../../../components/ui/menu.tsx';
import { postAction } from '../../../components/ui/post-action.ts';
import { t } from '../../../i18n/t.ts';

type Props = {
  name: string;
  onEdit: (() => void) | undefined;
  onDelete: (() => void) | undefined;
  onHistory: (() => void) | undefined;
  onReport: (() => void) | undefined;
  onQuote: (() => void) | undefined;
  onLink: () => void;
  /** In a thread nothing stands beside the menu, so all of it is here on wide screens too. */
  whole?: boolean;
  /** The moderators' part, when the reader is one. */
  staff: ReactNode;
};

/** "…" under a post. What stands beside it on wide screens is in it on a phone. */
export function PostMenu({
  name,
  onEdit,
  onDelete,
  onHistory,
  onReport,
  onQuote,
  onLink,
  whole = false,
  staff,
}: Props) {
  return (
    <Menu
      align="start"
      heading={staff === undefined ? undefined : t('moderation.menu.heading', { name })}
      trigger={
        <button type="button" aria-label={t('post.moreFor', { name })} className={postAction}>
          <Ellipsis aria-hidden="true" />
        </button>
      }
    >
      <div className={whole ? undefined : 'wide:hidden'}>
        {onQuote && (
          <MenuItem icon={<Quote />} onSelect={onQuote}>
            {t('post.quote')}
          </MenuItem>
        )}
        <MenuItem icon={<Link2 />} onSelect={onLink}>
          {t('post.link')}
        </MenuItem>
      </div>
      {onEdit && (
        <MenuItem icon={<Pencil />} onSelect={onEdit}>
          {t('post.edit')}
        </MenuItem>
      )}
      {onHistory && (
        <MenuItem icon={<History />} onSelect={onHistory}>
          {t('post.history')}
        </MenuItem>
      )}
      {onReport && (
        <MenuItem icon={<Flag />} onSelect={onReport}>
          {t('post.report')}
        </MenuItem>
      )}
      {onDelete && (
        <MenuItem icon={<Trash2 />} danger onSelect={onDelete}>
          {t('post.delete')}
        </MenuItem>
      )}
      {staff !== undefined && (
        <>
          {(onEdit || onHistory || onReport || onDelete) && <MenuLine />}
          {staff}
        </>
      )}
    </Menu>
  );
}
