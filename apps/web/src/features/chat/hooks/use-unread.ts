import { useQuery } from '@tanstack/react-query';
import type { ListedWorkspace } from '../../../lib/feature/workspace-adds.ts';
import { channelsQuery } from '../api/chat.ts';
import { unreadIn } from '../model/rows.ts';

/** How much of chat is unread in a workspace. */
export const useUnread = ({ id }: ListedWorkspace): number =>
  useQuery(channelsQuery(id)).data?.items.reduce(
    (sum, channel) => sum + (channel.archived ? 0 : unreadIn(channel)),
    0,
  ) ?? 0;
