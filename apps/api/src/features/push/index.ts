import { defineFeature } from '../../platform/feature/feature.ts';
import { sendersOf } from './channel/senders.ts';
import { testMail } from './check/test-mail.ts';
import { pushPersonal } from './personal.ts';
import { pushRights } from './rights.ts';
import { pushRoutes } from './routes.ts';
import { handlePrunePush } from './subscriptions/prune.ts';

export { closePush, pushToMember } from './channel/push-to-member.ts';
export type { Push, Pushed } from './message/push.ts';

/** Notifications on devices where no page is open. */
export const push = defineFeature({
  name: 'push',
  personal: pushPersonal,
  routes: pushRoutes,
  rights: { operations: pushRights },
  jobs: [handlePrunePush],
  mails: [testMail],
  start: (services) => ({ close: () => sendersOf(services).close() }),
});
