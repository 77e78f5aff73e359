import { roomKinds, rooms } from '@tidings/contracts';

/** The scope that says who may read a category and every topic in it. */
export const categoryScope = (categoryId: string): string => rooms.category(categoryId);

/** SQL for the key of a category's scope, from a column that holds its id: a category and its room have one name. */
export const categoryScopeOf = (column: string): string => `'${roomKinds.category.prefix}' || ${column}`;

/** Who may read a category: a group, or everyone. */
export const audienceOf = (id: string, groupId: string | null) => ({
  key: categoryScope(id),
  audience: groupId ? 'group' : 'everyone',
  audienceId: groupId,
});
