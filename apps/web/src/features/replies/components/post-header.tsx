import { Link } from '@tanstack/react-router';
import type { Person } from '@tidings/contracts';
import { Tooltip } from '../../../components/ui/float/tooltip.tsx';
import { isDeletedMember, nameOf } from '../../../components/ui/people/person-name.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { exactTime } from '../../../lib/time/time.ts';

/** Leads to the profile; who deleted their account has none. */
export const AuthorName = ({ author }: { author: Person }) =>
  isDeletedMember(author) ? (
    <span className="min-w-0 truncate text-base text-ink-2">{nameOf(author)}</span>
  ) : (
    <Link
      to="/u/$name"
      params={{ name: author.username }}
      className="min-w-0 truncate rounded-xs text-base font-semi text-ink hover:underline"
    >
      <bdi>{author.displayName}</bdi>
    </Link>
  );

type Props = {
  author: Person;
  at: string;
  editedAt: string | null;
  /** Not the author changed it last. */
  editedByStaff: boolean;
  isTopicAuthor: boolean;
  onHistory: () => void;
};

/** Who, as what, when, and whether it was changed since. */
export const PostHeader = ({ author, at, editedAt, editedByStaff, isTopicAuthor, onHistory }: Props) => (
  <>
    <AuthorName author={author} />
    {isTopicAuthor && <Tag>{t('topic.author')}</Tag>}
    {author.role !== 'member' && <Tag tone="line">{t(`topic.${author.role}`)}</Tag>}
    <RelativeTime at={at} className="flex-none text-ink-3" />
    {editedAt !== null && (
      <Tooltip text={t('post.editedAt', { time: exactTime(Date.parse(editedAt)) })}>
        <button
          type="button"
          onClick={onHistory}
          className="relative flex-none rounded-xs text-ink-3 hover:text-ink hover:underline after:absolute after:-inset-1"
        >
          {t(editedByStaff ? 'post.editedByStaff' : 'post.edited')}
        </button>
      </Tooltip>
    )}
  </>
);
