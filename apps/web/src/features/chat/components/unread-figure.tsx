import { useQuery } from '@tanstack/react-query';
import type { Workspace } from '@tidings/contracts';
import { formatNumber, t } from '../../../i18n/t.ts';
import { Figure } from '../../workspaces/index.ts';
import { channelsQuery } from '../api/chat.ts';
import { useUnread } from '../hooks/use-unread.ts';
import { unreadIn } from '../model/rows.ts';

/** How much of chat the reader has not read, and in how many conversations. */
export function UnreadFigure({ workspace }: { workspace: Workspace }) {
  const { data } = useQuery(channelsQuery(workspace.id));
  const unread = useUnread(workspace);
  const places = data?.items.filter((channel) => !channel.archived && unreadIn(channel) > 0).length ?? 0;
  return (
    <Figure
      label={t('chat.figure')}
      value={data && formatNumber(unread)}
      note={places > 0 ? t('chat.figureIn', { count: places }) : undefined}
    />
  );
}
