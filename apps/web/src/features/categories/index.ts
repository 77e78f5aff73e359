export { categoriesQuery, isWritable } from './api/categories.ts';
export { CategorySign } from './components/category-sign.tsx';
export { useCategory } from './use-category.ts';
export { useUnreadTopics } from './use-unread-topics.ts';
