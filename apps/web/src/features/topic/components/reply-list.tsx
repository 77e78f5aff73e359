import { Fragment, type ReactNode } from 'react';
import { Tideline } from '../../../components/ui/sign/tideline.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { type Outgoing, OutgoingPost, type Place, ReplyPost } from '../../replies/index.ts';
import { visitTime } from '../../topics/index.ts';
import type { Since } from '../hooks/use-since.ts';
import { isNew } from '../model/new-since.ts';

const none: readonly Outgoing[] = [];

function NewSince({ since, count }: { since: Since; count: number }) {
  const time = visitTime(since.at, serverNow());
  return (
    <div className="pt-1" data-anchor>
      <Tideline label={t('topic.newSinceLabel', { time, count })} note={t('topic.replies', { count })}>
        {t('topic.newSince', { time })}
      </Tideline>
    </div>
  );
}

type Props = {
  places: readonly Place[];
  outgoing: readonly Outgoing[];
  since: Since | undefined;
  news: number;
  after: ReactNode;
};

/** Replies in a flat list, the tideline before the first new one, one's own unsent ones at the end. */
export function ReplyList({ places, outgoing, since, news, after }: Props) {
  const me = useMember()?.id;
  const firstNew = since && places.find(({ reply }) => isNew(reply, since.number, me))?.reply.id;
  const loose = outgoing.filter((entry) => !places.some(({ reply }) => reply.id === entry.parentId));
  return (
    <>
      {places.map(({ reply, answers, orphan }) => (
        <Fragment key={reply.id}>
          {since && reply.id === firstNew && <NewSince since={since} count={news} />}
          <ReplyPost
            reply={reply}
            answers={answers}
            orphan={orphan}
            first={reply.id === firstNew}
            outgoing={
              outgoing.some((entry) => entry.parentId === reply.id)
                ? outgoing.filter((entry) => entry.parentId === reply.id)
                : none
            }
          />
        </Fragment>
      ))}
      {after}
      {loose.map((entry) => (
        <OutgoingPost key={entry.id} entry={entry} first={false} />
      ))}
    </>
  );
}
