import type { ReceivedPayload, ShownAnnouncement } from '@tidings/contracts';
import { isRedacted } from '../../lib/live/redacted.ts';
import type { Reducers } from '../../lib/live/reducers.ts';
import { type AnnouncementsData, byImportance } from './model/data.ts';

type Placed = ReceivedPayload<'announcement:new'>;

/** Staff may follow rooms of groups they are not in: only what comes from the rooms of the list is for the reader. */
const isFor = ({ positions }: AnnouncementsData, room: string): boolean => positions?.[room] !== undefined;

function placed(data: AnnouncementsData, payload: Placed, room: string): AnnouncementsData {
  if (isRedacted(payload) || !isFor(data, room)) return data;
  const known = data.items.find(({ id }) => id === payload.id);
  if (known && known.version >= payload.version) return data;
  const dismissedAt = known ? known.dismissedAt : (data.closedEarly[payload.id] ?? null);
  const next: ShownAnnouncement = { ...payload, dismissedAt };
  return { ...data, items: [...data.items.filter(({ id }) => id !== payload.id), next].sort(byImportance) };
}

/** Closed, or open again. */
export function withDismissal(data: AnnouncementsData, id: string, dismissedAt: string | null): AnnouncementsData {
  const known = data.items.find((item) => item.id === id);
  if (known?.dismissedAt === dismissedAt) return data;
  if (known) return { ...data, items: data.items.map((item) => (item === known ? { ...item, dismissedAt } : item)) };
  const { [id]: _, ...others } = data.closedEarly;
  return { ...data, closedEarly: dismissedAt === null ? others : { ...others, [id]: dismissedAt } };
}

/** What events do to what is out for the reader. */
export const announcementReducers: Reducers<AnnouncementsData> = {
  'announcement:new': (data, payload, { meta }) => placed(data, payload, meta.room),
  'announcement:updated': (data, payload, { meta }) => placed(data, payload, meta.room),
  'announcement:ended': (data, { id }) =>
    data.items.some((item) => item.id === id) ? { ...data, items: data.items.filter((item) => item.id !== id) } : data,
  'announcement:dismissed': (data, { id, dismissedAt }) => withDismissal(data, id, dismissedAt),
};
