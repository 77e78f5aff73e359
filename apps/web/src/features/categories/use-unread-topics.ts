import { useQuery } from '@tanstack/react-query';
import { categoriesQuery } from './api/categories.ts';

/** Unread topics over all categories the reader may see. */
export function useUnreadTopics(): number {
  const { data = [] } = useQuery(categoriesQuery());
  return data.reduce((sum, category) => sum + (category.viewer?.unread ?? 0), 0);
}
