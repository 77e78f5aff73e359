import { Link } from '@tanstack/react-router';
import type { ChannelView, Workspace } from '@tidings/contracts';
import { Hash, Lock, Plus, Users } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { NavItem } from '../../../components/nav/nav-item.tsx';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import type { PresenceStatus } from '../../../components/ui/people/presence.tsx';
import { t } from '../../../i18n/t.ts';
import { useMember } from '../../../lib/session/state.ts';
import { usePresences } from '../../presence/index.ts';
import { titleOf, unreadIn } from '../model/rows.ts';
import { NewConversation } from './new-conversation.tsx';

type Props = { workspace: Workspace; channels: readonly ChannelView[] };
type Kind = 'channel' | 'direct';

const Head = ({ children, add, label }: { children: ReactNode; add?: (() => void) | undefined; label: string }) => (
  <div className="mt-4 mb-1 flex h-7 items-center justify-between px-2 text-xs font-semi text-ink-3 first:mt-2">
    <h2>{children}</h2>
    {add && (
      <IconButton dense label={label} onClick={add}>
        <Plus className="size-3.5" aria-hidden="true" />
      </IconButton>
    )}
  </div>
);

/** Who a direct message between two is with. */
const otherOf = (channel: ChannelView, me: string | undefined) => {
  const others = channel.people.filter(({ id }) => id !== me);
  return channel.kind === 'direct' && others.length === 1 ? others[0] : undefined;
};

type SignProps = { channel: ChannelView; me: string | undefined; status: PresenceStatus | undefined };

/** The sign before a conversation: its people, a lock, or the sign of channels. */
function SignOf({ channel, me, status }: SignProps) {
  const other = otherOf(channel, me);
  if (channel.kind === 'private') return <Lock className="size-4" aria-label={t('chat.private')} />;
  if (channel.kind === 'public') return <Hash className="size-4" aria-hidden="true" />;
  return other ? (
    <Avatar person={other} size={20} presence={status} />
  ) : (
    <Users className="size-4" aria-hidden="true" />
  );
}

/** Channels by name, direct messages by who spoke last, each with what is unread in it. */
export function ChannelList({ workspace, channels }: Props) {
  const me = useMember()?.id;
  const [adding, setAdding] = useState<Kind>();
  const mayChat = workspace.viewer !== null && workspace.viewer.role !== 'viewer';
  const presence = usePresences(channels.flatMap((channel) => otherOf(channel, me)?.id ?? []));
  const statusOf = (channel: ChannelView) => {
    const other = otherOf(channel, me);
    return other && presence(other.id);
  };
  const line = (channel: ChannelView, status = statusOf(channel)) => (
    <li key={channel.id}>
      <NavItem
        fold={false}
        to="/w/$slug/chat/$channelId"
        params={{ slug: workspace.slug, channelId: channel.id }}
        icon={<SignOf channel={channel} me={me} status={status} />}
        mark={status && <span className="sr-only">{t(`presence.${status}`)}</span>}
        label={titleOf(channel, me)}
        count={unreadIn(channel)}
        filled={channel.kind === 'direct'}
      />
    </li>
  );
  const named = channels.filter(({ kind, archived }) => kind !== 'direct' && !archived);
  const direct = channels.filter(({ kind }) => kind === 'direct');
  const archived = channels.filter((channel) => channel.archived);
  const byName = (a: ChannelView, b: ChannelView) => (a.name ?? '').localeCompare(b.name ?? '');
  const byTime = (a: ChannelView, b: ChannelView) => (b.lastAt ?? b.createdAt).localeCompare(a.lastAt ?? a.createdAt);
  const toggle = (kind: Kind) => (mayChat ? () => setAdding(adding === kind ? undefined : kind) : undefined);
  const form = (kind: Kind) =>
    adding === kind && <NewConversation workspace={workspace} kind={kind} onDone={() => setAdding(undefined)} />;
  return (
    <nav aria-label={t('chat.conversations')} className="px-2 pb-6">
      <Head add={toggle('channel')} label={t('chat.newChannel')}>
        {t('chat.channels')}
      </Head>
      {form('channel')}
      {named.length > 0 ? (
        <ul>{named.toSorted(byName).map((channel) => line(channel))}</ul>
      ) : (
        <p className="px-2 text-sm text-ink-3">{t('chat.noChannels')}</p>
      )}
      <Head add={toggle('direct')} label={t('chat.newDirect')}>
        {t('chat.direct')}
      </Head>
      {form('direct')}
      {direct.length > 0 ? (
        <ul>{direct.toSorted(byTime).map((channel) => line(channel))}</ul>
      ) : (
        <p className="px-2 text-sm text-ink-3">{t('chat.noDirect')}</p>
      )}
      {archived.length > 0 && (
        <>
          <Head label="">{t('chat.archived')}</Head>
          <ul>{archived.toSorted(byName).map((channel) => line(channel))}</ul>
        </>
      )}
      <Link to="/w/$slug" params={{ slug: workspace.slug }} className="sr-only focus:not-sr-only">
        {workspace.name}
      </Link>
    </nav>
  );
}
