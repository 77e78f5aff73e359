import { defineFeature } from '../../platform/feature/feature.ts';

export { closePush, type Push, type Pushed, type PushOutcome, pushToMember } from './channel/push-to-member.ts';

/** Notifications on devices where no page is open. */
export const push = defineFeature({ name: 'push' });
