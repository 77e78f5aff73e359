import { BlockedPeople } from '../../relationships/index.ts';
import { MutedList } from '../components/muted/muted-list.tsx';
import { NotificationsFrame } from '../components/notifications-frame.tsx';

/** What the reader does not want to hear of, and whom they block. */
export const MutedPage = () => (
  <NotificationsFrame>
    <MutedList />
    <BlockedPeople />
  </NotificationsFrame>
);
