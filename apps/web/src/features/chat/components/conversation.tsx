import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ChannelView, ChatMessage, Workspace } from '@tidings/contracts';
import { isAtLeast, rooms } from '@tidings/contracts/plain';
import { ChevronLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { showToast } from '../../../components/toast/toast.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { TypingLine } from '../../../components/ui/people/typing-line.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { useMember } from '../../../lib/session/state.ts';
import { useLook, useRoom } from '../../../realtime/index.ts';
import { useTyping, useTypingSignal } from '../../presence/index.ts';
import { editMessage, type MessagesData, messagesQuery } from '../api/chat.ts';
import { useRealtimeChat } from '../hooks/use-realtime-chat.ts';
import { titleOf } from '../model/rows.ts';
import { openOutbox, retry, send } from '../outbox/outbox.ts';
import { discard, type Outgoing, useOutgoing } from '../outbox/store.ts';
import { withMessages } from '../realtime.ts';
import { ChatComposer } from './chat-composer.tsx';
import { ConfirmDelete } from './confirm-delete.tsx';
import { MessageList } from './message-list.tsx';
import { WaitingRow } from './message-row.tsx';

const ownClientIds = (data: MessagesData | undefined, me: string | undefined): string[] =>
  Object.values(data?.byNumber ?? {}).flatMap(({ author, clientId }) => (author.id === me ? clientId : []));

type Props = { workspace: Workspace; channel: ChannelView; at: number | undefined };

/** What is said in one channel, and where one writes. */
export function Conversation({ workspace, channel, at }: Props) {
  const room = rooms.chat(channel.id);
  useRoom(room);
  const client = useQueryClient();
  const me = useMember()?.id;
  const query = useQuery(messagesQuery(channel.id));
  const onTheirWay = useOutgoing().filter(({ channelId }) => channelId === channel.id);
  // Its event may come before the answer: then it is there, and no more on its way.
  const there = new Set(onTheirWay.length > 0 ? ownClientIds(query.data, me) : []);
  const outgoing = onTheirWay.filter(({ clientId }) => !there.has(clientId));
  const [editing, setEditing] = useState<ChatMessage>();
  const [deleting, setDeleting] = useState<ChatMessage>();
  /** What was refused and is written anew. */
  const [taken, setTaken] = useState<Outgoing>();
  const [atEnd, setAtEnd] = useState(false);
  useLook(room, atEnd);
  useEffect(() => openOutbox(client), [client]);
  // Who cannot see what is said hears it; what one says oneself needs no saying.
  useRealtimeChat({
    onMessage({ channelId, author, body }) {
      if (channelId !== channel.id || author.id === me || body === null) return;
      announce(t('chat.said', { name: author.displayName, text: body.slice(0, 200) }));
    },
  });
  const typing = useTyping(channel.id);
  const onTyping = useTypingSignal(channel.id, room);
  const put = (message: ChatMessage) =>
    client.setQueryData<MessagesData>(
      messagesQuery(channel.id).queryKey,
      (data) => data && withMessages(data, [message]),
    );
  const failed = (error: unknown) => showToast({ id: `chat-${channel.id}`, title: refusalInWords(error) });
  const save = useMutation({
    mutationFn: ({ id, version, text }: ChatMessage & { text: string }) => editMessage(id, text, version),
    onSuccess(message) {
      put(message);
      setEditing(undefined);
    },
    onError: failed,
  });
  const role = workspace.viewer?.role ?? 'viewer';
  const title = titleOf(channel, me);
  const mayWrite = isAtLeast(role, 'operator') && !channel.archived;
  const lastOwn = () =>
    Object.values(query.data?.byNumber ?? {}).findLast(
      ({ author, deletedAt }) => author.id === me && deletedAt === null,
    );
  return (
    <section aria-label={title} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <header className="flex h-12 flex-none items-center gap-2 border-b border-line px-6 phone:px-2">
        <Link
          to="/w/$slug/chat"
          params={{ slug: workspace.slug }}
          aria-label={t('chat.toList')}
          className="hidden size-11 items-center justify-center rounded-md phone:flex"
        >
          <ChevronLeft className="size-5" aria-hidden="true" />
        </Link>
        <h2 className="truncate font-semi text-ink">
          <bdi>{title}</bdi>
        </h2>
        <span className="truncate text-sm text-ink-3">{channel.purpose}</span>
      </header>
      {query.data === undefined ? (
        query.isError ? (
          <LoadFailed title={t('chat.error')} error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden pt-4">
            {Array.from({ length: 8 }, (_, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
              <WaitingRow key={n} />
            ))}
          </div>
        )
      ) : query.data.lastNumber + outgoing.length === 0 ? (
        <StatePanel kind="wave" title={t('chat.empty')}>
          {t('chat.emptyBody')}
        </StatePanel>
      ) : (
        <MessageList
          key={channel.id}
          channel={channel}
          data={query.data}
          outgoing={outgoing}
          at={at}
          mayDelete={channel.kind !== 'direct' && isAtLeast(role, 'manager')}
          onEdit={setEditing}
          onDelete={setDeleting}
          onRetry={(clientId) => retry(client, clientId)}
          onDiscard={discard}
          onTakeBack={(entry) => {
            discard(entry.clientId);
            setTaken(entry);
          }}
          onEnd={setAtEnd}
        />
      )}
      {deleting && <ConfirmDelete message={deleting} onClose={() => setDeleting(undefined)} />}
      <TypingLine people={typing} className="mx-6 phone:mx-4" />
      {mayWrite ? (
        <ChatComposer
          key={channel.id}
          channelId={channel.id}
          title={title}
          editing={editing}
          taken={taken}
          onSend={(body) => {
            const taken = send(client, channel.id, body);
            if (!taken) showToast({ id: 'chat-full', title: t('chat.tooManyWait') });
            return taken;
          }}
          onSave={(message, text) => save.mutate({ ...message, text })}
          onCancel={() => setEditing(undefined)}
          onEditLast={() => setEditing(lastOwn())}
          onTyping={onTyping}
        />
      ) : (
        <p className="mx-6 mb-4 text-sm text-ink-3">{t(channel.archived ? 'chat.isArchived' : 'chat.readOnly')}</p>
      )}
    </section>
  );
}
