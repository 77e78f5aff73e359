import { useQuery } from '@tanstack/react-query';
import type { CategoryView } from '@tidings/contracts';
import { categoriesQuery } from './api/categories.ts';

/** The category of an id, once the categories are loaded. */
export function useCategory(id: string | undefined): CategoryView | undefined {
  const { data } = useQuery(categoriesQuery());
  return data?.find((category) => category.id === id);
}
