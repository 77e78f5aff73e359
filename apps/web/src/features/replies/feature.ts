import { defineFeature } from '../../lib/feature/define-feature.ts';
import { SendWaiting } from './components/send-waiting.tsx';

export const replies = defineFeature({
  name: 'replies',
  liveCaches: () => import('./live.ts'),
  everywhere: SendWaiting,
});
