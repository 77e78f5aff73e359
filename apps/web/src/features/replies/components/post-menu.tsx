import { Ellipsis, Flag, Heart, History, Link2, Pencil, Printer, Quote, Trash2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { postAction } from '../../../components/ui/action/post-action.ts';
import { Menu, MenuItem, MenuLine } from '../../../components/ui/overlay/menu.tsx';
import { t } from '../../../i18n/t.ts';

type Props = {
  name: string;
  onEdit: (() => void) | undefined;
  onDelete: (() => void) | undefined;
  onHistory: (() => void) | undefined;
  /** Undefined where nobody likes it. */
  onLikes: (() => void) | undefined;
  onReport: (() => void) | undefined;
  onQuote: (() => void) | undefined;
  onLink: () => void;
  /** Of a topic: all of it goes on paper. */
  onPrint?: () => void;
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
  onLikes,
  onReport,
  onQuote,
  onLink,
  onPrint,
  whole = false,
  staff,
}: Props) {
  // What opens the composer hands the focus to it: the menu must not take it back.
  const handsOver = useRef(false);
  const handOver = (act: () => void) => () => {
    handsOver.current = true;
    act();
  };
  const onCloseAutoFocus = (event: Event) => {
    if (!handsOver.current) return;
    handsOver.current = false;
    event.preventDefault();
    // A closing menu draws the focus to itself once more when the pointer rests on it.
    document.querySelector<HTMLElement>('[data-write]')?.focus();
  };
  return (
    <Menu
      align="start"
      onCloseAutoFocus={onCloseAutoFocus}
      heading={staff === undefined ? undefined : t('moderation.menu.heading', { name })}
      trigger={
        <button type="button" aria-label={t('post.moreFor', { name })} className={postAction}>
          <Ellipsis aria-hidden="true" />
        </button>
      }
    >
      <div className={whole ? undefined : 'wide:hidden'}>
        {onQuote && (
          <MenuItem icon={<Quote />} onSelect={handOver(onQuote)}>
            {t('post.quote')}
          </MenuItem>
        )}
        <MenuItem icon={<Link2 />} onSelect={onLink}>
          {t('post.link')}
        </MenuItem>
      </div>
      {onEdit && (
        <MenuItem icon={<Pencil />} onSelect={handOver(onEdit)}>
          {t('post.edit')}
        </MenuItem>
      )}
      {onHistory && (
        <MenuItem icon={<History />} onSelect={onHistory}>
          {t('post.history')}
        </MenuItem>
      )}
      {onPrint && (
        <MenuItem icon={<Printer />} onSelect={onPrint}>
          {t('post.print')}
        </MenuItem>
      )}
      {onLikes && (
        <MenuItem icon={<Heart />} onSelect={onLikes}>
          {t('post.likes')}
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
          {(onEdit || onHistory || onLikes || onReport || onDelete) && <MenuLine />}
          {staff}
        </>
      )}
    </Menu>
  );
}
