import type { Category, CategoryView } from '@tidings/contracts';

export type CategoryRow = {
  id: string;
  name: string;
  slug: string;
  colour: string;
  description: string;
  position: number;
  groupId: string | null;
  version: number;
};

export const presentCategory = (row: CategoryRow, topicCount: number): Category => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  colour: row.colour as Category['colour'],
  description: row.description,
  position: row.position,
  groupId: row.groupId,
  topicCount,
  version: row.version,
});

export const presentCategoryView = (
  row: CategoryRow & { topicCount: number; unread: number | null },
): CategoryView => ({
  ...presentCategory(row, row.topicCount),
  viewer: row.unread === null ? null : { unread: row.unread },
});
