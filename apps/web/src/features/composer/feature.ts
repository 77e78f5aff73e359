import { defineFeature } from '../../lib/feature/define-feature.ts';
import { Drafts } from './components/drafts.tsx';

export const composer = defineFeature({ name: 'composer', overPages: Drafts });
