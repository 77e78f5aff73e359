import type { Category, CategoryView, WatchLevel } from '@tidings/contracts';

export type CategoryRow = {
  id: string;
  name: string;
  slug: string;
  colour: string;
  description: string;
  position: number;
  groupId: string | null;
  version: number;
  archived?: boolean;
};

/** A category with its kept number of topics. */
export const presentCategory = (row: CategoryRow, topicCount: number): Category => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  colour: row.colour as Category['colour'],
  description: row.description,
  position: row.position,
  groupId: row.groupId,
  archived: row.archived ?? false,
  topicCount,
  version: row.version,
});

/** A category as its viewer sees it; signed out there is no viewer's part. */
export const presentCategoryView = (
  row: CategoryRow & { topicCount: number; unread: number | null; watch: WatchLevel | null },
): CategoryView => ({
  ...presentCategory(row, row.topicCount),
  viewer: row.unread === null ? null : { unread: row.unread, watch: row.watch ?? 'normal' },
});
