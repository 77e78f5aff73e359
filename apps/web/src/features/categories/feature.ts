import { defineFeature } from '../../lib/feature/define-feature.ts';
import { CategoryNav } from './components/category-nav.tsx';
import { CategoryRooms } from './components/category-rooms.tsx';

export const categories = defineFeature({
  name: 'categories',
  navigation: [{ section: 'categories', sidebar: CategoryNav }],
  everywhere: CategoryRooms,
});
