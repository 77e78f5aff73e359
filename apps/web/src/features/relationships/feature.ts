import { defineFeature } from '../../lib/feature/define-feature.ts';

export const relationships = defineFeature({ name: 'relationships', liveCaches: () => import('./live.ts') });
