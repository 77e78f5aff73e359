import { defineFeature } from '../../lib/feature/define-feature.ts';

export const presence = defineFeature({ name: 'presence', liveCaches: () => import('./live.ts') });
