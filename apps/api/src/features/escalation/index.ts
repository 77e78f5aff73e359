import { defineFeature } from '../../platform/feature/feature.ts';
import { escalationCauses } from './causes.ts';
import { closeRead } from './push/close-read.ts';
import { handlePush } from './push/push-due.ts';

/** The way out of the inbox: what nobody acknowledged is pushed, what nobody reads is mailed. */
export const escalation = defineFeature({
  name: 'escalation',
  consumers: escalationCauses,
  listeners: closeRead,
  jobs: [handlePush],
});
