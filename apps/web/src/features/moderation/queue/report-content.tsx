import { Link } from '@tanstack/react-router';
import type { ModerationContent, Report } from '@tidings/contracts';
import { EyeOff, Trash2 } from 'lucide-react';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { nameOf } from '../../../components/ui/people/person-name.tsx';
import { Tag } from '../../../components/ui/sign/badge.tsx';
import { t } from '../../../i18n/t.ts';

type Props = { report: Report; content: ModerationContent | undefined };

/** Where it stands, and the whole text as it reads now; until that is here, as it began when it was reported. */
export function ReportContent({ report: { subject }, content }: Props) {
  const title = content?.title ?? subject.title;
  const status = content?.status ?? 'visible';
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-2">
        {title !== null && <bdi className="min-w-0 truncate font-medium text-ink">{title}</bdi>}
        {subject.topicId !== null && status !== 'deleted' && (
          <Link
            to="/t/$id"
            params={{ id: subject.topicId }}
            hash={subject.number === null ? 'post' : `reply-${subject.number}`}
            className="link"
          >
            {t('moderation.openPost')}
          </Link>
        )}
      </div>
      <article className="grid grid-cols-[40px_minmax(0,1fr)] gap-x-3.5">
        <Avatar person={subject.author} size={40} />
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2">
            <b className="text-base font-semi">
              <bdi>{nameOf(subject.author)}</bdi>
            </b>
            {status !== 'visible' && (
              <Tag tone="line">
                {status === 'hidden' ? (
                  <EyeOff className="size-3!" aria-hidden="true" />
                ) : (
                  <Trash2 className="size-3!" aria-hidden="true" />
                )}
                {t(`moderation.status.${status}`)}
              </Tag>
            )}
          </p>
          {content ? (
            <Markdown source={content.body} className="prose-thread mt-1" />
          ) : (
            // Plain words already: marks in them are none.
            <p dir="auto" className="prose prose-thread mt-1">
              {subject.excerpt}
            </p>
          )}
        </div>
      </article>
    </>
  );
}
