import type { Positions, ShownAnnouncement } from '@tidings/contracts';

/** What is out for the reader, the most important first, then the newest. */
export type AnnouncementsData = {
  items: readonly ShownAnnouncement[];
  positions: Positions | undefined;
  /** Closed on another device before it came here: the two rooms have no order between them. By id, when. */
  closedEarly: Readonly<Record<string, string>>;
};

const ranks: Record<ShownAnnouncement['importance'], number> = { news: 0, maintenance: 1, broken: 2 };

/** The order of the list. */
export const byImportance = (a: ShownAnnouncement, b: ShownAnnouncement): number =>
  ranks[b.importance] - ranks[a.importance] || Date.parse(b.publishedAt) - Date.parse(a.publishedAt);

/** Those that are shown in a place now (ms): out, not closed, and meant for it. */
export const shownIn = (
  channel: 'banner' | 'inbox',
  items: readonly ShownAnnouncement[],
  now: number,
): ShownAnnouncement[] =>
  items.filter(
    ({ channels, dismissedAt, endsAt }) =>
      channels.includes(channel) && dismissedAt === null && (endsAt === null || Date.parse(endsAt) > now),
  );

const written = /[*_[\]<>#|`~\\]|^\s*(?:[-+]|\d+[.)])\s|https?:/;

const leadMax = 140;

/** The first line of a text, cut where it is long and plain words; one with signs of Markdown in it is only read when it is opened. */
export function leadOf(body: string): string {
  const [line = ''] = body.trim().split('\n', 1);
  if (written.test(line)) return '';
  if (line.length <= leadMax) return line.trim();
  return `${line.slice(0, line.lastIndexOf(' ', leadMax) + 1 || leadMax).trim()}…`;
}
