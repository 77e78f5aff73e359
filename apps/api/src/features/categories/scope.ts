import { roomKinds } from '@tidings/contracts';

/** SQL for the key of a category's scope, from a column that holds its id: a category and its room have one name. */
export const categoryScopeOf = (column: string): string => `'${roomKinds.category.prefix}' || ${column}`;
