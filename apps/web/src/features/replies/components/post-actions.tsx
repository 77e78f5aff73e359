import { Link2, Quote, Reply } from 'lucide-react';
import type { ReactNode } from 'react';
import { LikeButton } from '../../../components/ui/action/like-button.tsx';
import { postAction } from '../../../components/ui/action/post-action.ts';
import { Tooltip } from '../../../components/ui/float/tooltip.tsx';
import { t } from '../../../i18n/t.ts';
import { cn } from '../../../lib/cn.ts';
import { useMember } from '../../../lib/session/state.ts';
import type { Like } from '../../reactions/index.ts';
import { copyLink } from './copy-link.ts';

type Props = {
  like: Like;
  /** Undefined where nobody may reply. */
  onReply: (() => void) | undefined;
  onQuote: (() => void) | undefined;
  /** The path of this post. */
  href: string;
  menu: ReactNode;
  /** Beside the actions: answers that wait. */
  aside?: ReactNode;
  /** In a thread: they float beside the name while the answer is pointed at or focused, and take no room. */
  small?: boolean;
};

const row = 'mt-1.5 -ms-2 flex h-7 items-center gap-0.5 text-ink-3 phone:-ms-2.5 phone:h-10';
const floating =
  'wide:absolute wide:top-1 wide:end-0 wide:m-0 wide:rounded-md wide:bg-surface wide:h-7 pointed:opacity-0 pointed:group-focus-within/answer:opacity-100 pointed:group-hover/answer:opacity-100 pointed:has-data-[state=open]:opacity-100';

// By opacity alone, so that nothing moves, and only where one can point at the post; likes and Reply are always there.
const calm =
  'pointed:opacity-0 pointed:group-hover/post:opacity-100 pointed:group-focus-within/post:opacity-100 pointed:group-focus/post:opacity-100 pointed:has-data-[state=open]:opacity-100';

/** Like, reply, quote, link, more: 28 high, 40 on a phone. */
export function PostActions({ like, onReply, onQuote, href, menu, aside, small = false }: Props) {
  const member = useMember();
  return (
    <div className={small ? cn(row, floating) : row}>
      <LikeButton
        on={like.on}
        count={like.count}
        pending={like.pending}
        failure={like.failure}
        disabled={member === undefined}
        onToggle={like.toggle}
      />
      {onReply && (
        <Tooltip text={t('topic.reply')} keys="r">
          <button type="button" data-action="reply" onClick={onReply} className={postAction}>
            <Reply aria-hidden="true" />
            {t('topic.reply')}
          </button>
        </Tooltip>
      )}
      <span className={small ? 'contents' : cn('flex items-center gap-0.5', calm)}>
        {onQuote && !small && (
          <Tooltip text={t('post.quote')} keys="q">
            <button type="button" data-action="quote" onClick={onQuote} className={`${postAction} phone:hidden`}>
              <Quote aria-hidden="true" />
              {t('post.quote')}
            </button>
          </Tooltip>
        )}
        {!small && (
          <button type="button" onClick={() => copyLink(href)} className={`${postAction} phone:hidden`}>
            <Link2 aria-hidden="true" />
            {t('post.link')}
          </button>
        )}
        {menu}
      </span>
      {aside}
    </div>
  );
}
