import { defineFeature } from '../../platform/feature/feature.ts';
import { escalationCauses } from './causes.ts';
import { handleMail } from './mail/mail-due.ts';
import { notificationMail } from './mail/notification-mail.ts';
import { closeRead } from './push/close-read.ts';
import { handlePush } from './push/push-due.ts';
import { unsubscribeRoutes } from './unsubscribe/routes.ts';

/** The way out of the inbox: what nobody acknowledged is pushed, what nobody reads is mailed. */
export const escalation = defineFeature({
  name: 'escalation',
  routes: unsubscribeRoutes,
  consumers: escalationCauses,
  listeners: closeRead,
  jobs: [handlePush, handleMail],
  mails: [notificationMail],
});
