import { Fragment, type ReactNode } from 'react';
import { Tideline } from '../../../components/ui/sign/tideline.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { type Arranged, FarThread, type Outgoing, OutgoingPost, ReplyPost } from '../../replies/index.ts';
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
  arranged: Arranged;
  outgoing: readonly Outgoing[];
  since: Since | undefined;
  news: number;
  after: ReactNode;
};

/** Replies in a flat list, the tideline before the first new one, one's own unsent ones at the end. */
export function ReplyList({ arranged: { far, places }, outgoing, since, news, after }: Props) {
  const me = useMember()?.id;
  const firstNew = since && places.find(({ reply }) => isNew(reply, since.number, me))?.reply.id;
  const here = new Set([...places.map(({ reply }) => reply.id), ...far.map(({ parent }) => parent.id)]);
  const loose = outgoing.filter(({ parentId }) => parentId === null || !here.has(parentId));
  const answering = (id: string) =>
    outgoing.some((entry) => entry.parentId === id) ? outgoing.filter((entry) => entry.parentId === id) : none;
  return (
    <>
      {far.map((thread) => (
        <FarThread key={thread.parent.id} thread={thread} outgoing={answering(thread.parent.id)} />
      ))}
      {places.map(({ reply, answers, orphan }) => (
        <Fragment key={reply.id}>
          {since && reply.id === firstNew && <NewSince since={since} count={news} />}
          <ReplyPost
            reply={reply}
            answers={answers}
            orphan={orphan}
            first={reply.id === firstNew}
            outgoing={answering(reply.id)}
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
