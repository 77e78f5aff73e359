import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { LoadFailed } from '../../../components/page/load-failed.tsx';
import { Skeleton } from '../../../components/ui/feedback/skeleton.tsx';
import { StatePanel } from '../../../components/ui/feedback/state-panel.tsx';
import { t } from '../../../i18n/t.ts';
import { WorkspaceFrame } from '../../workspaces/index.ts';
import { channelsQuery } from '../api/chat.ts';
import { ChannelList } from '../components/channel-list.tsx';
import { Conversation } from '../components/conversation.tsx';

function Panes({ workspace }: { workspace: Workspace }) {
  const { channelId, number } = useParams({ strict: false });
  const { data, error, isError, refetch } = useQuery(channelsQuery(workspace.id));
  if (isError && !data) return <LoadFailed title={t('chat.error')} error={error} onRetry={() => void refetch()} />;
  const channel = data?.items.find(({ id }) => id === channelId);
  return (
    <div className="flex min-h-0 flex-1">
      <aside
        data-pane
        className={`w-60 flex-none overflow-y-auto border-e border-line phone:w-full phone:border-0 ${channelId ? 'phone:hidden' : ''}`}
      >
        {data ? (
          <ChannelList workspace={workspace} channels={data.items} />
        ) : (
          <div aria-busy="true" className="flex flex-col gap-3 p-4">
            <Skeleton className="h-4 w-3/4" />
            <Skeleton className="h-4 w-2/3" />
            <Skeleton className="h-4 w-3/5" />
          </div>
        )}
      </aside>
      {channel && (
        <Conversation
          key={channel.id}
          workspace={workspace}
          channel={channel}
          at={/^[1-9]\d{0,8}$/.test(number ?? '') ? Number(number) : undefined}
        />
      )}
      {data && !channel && (
        <div className={`flex min-w-0 flex-1 flex-col ${channelId ? '' : 'phone:hidden'}`}>
          <StatePanel kind={channelId ? 'locked' : 'wave'} title={t(channelId ? 'chat.gone' : 'chat.choose')}>
            {t(channelId ? 'chat.goneBody' : 'chat.chooseBody')}
          </StatePanel>
        </div>
      )}
    </div>
  );
}

/** `/w/:slug/chat`: the channels of a workspace, and the one that is open. */
export const ChatPage = () => (
  <WorkspaceFrame title={t('chat.title')}>{(workspace) => <Panes workspace={workspace} />}</WorkspaceFrame>
);
