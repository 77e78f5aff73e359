import { defineFeature } from '../../platform/feature/feature.ts';
import { notificationBroadcasts } from './broadcasts.ts';
import { agentCauses } from './causes/agents.ts';
import { approvalCauses } from './causes/approvals.ts';
import { chatCauses } from './causes/chat.ts';
import { groupCauses } from './causes/groups.ts';
import { integrationCauses } from './causes/integrations.ts';
import { moderationCauses } from './causes/moderation.ts';
import { peopleCauses } from './causes/people.ts';
import { postCauses } from './causes/posts.ts';
import { notificationCommands } from './commands.ts';
import { handleNotify, handleRetract, handleWake } from './engine/jobs.ts';
import { notificationsPersonal } from './personal.ts';
import { notificationCommandRights, notificationRights } from './rights.ts';
import { notificationRoutes } from './routes.ts';
import { handleCountCheck } from './upkeep/check-counts.ts';
import { handleMonths, handlePurge } from './upkeep/months.ts';

export { notify, retract } from './causes/jobs.ts';
export { wordsOf } from './engine/words.ts';
export { type Dated, dated, nobody } from './history/facts.ts';
export { writeHistory } from './history/write-history.ts';
export { changeOne } from './inbox/change-notifications.ts';

/** The inbox: what happens becomes the right item for the right member, on all of their devices. */
export const notifications = defineFeature({
  name: 'notifications',
  personal: notificationsPersonal,
  routes: notificationRoutes,
  rights: { operations: notificationRights, commands: notificationCommandRights },
  broadcasts: notificationBroadcasts,
  consumers: {
    ...{ ...postCauses, ...groupCauses, ...moderationCauses, ...peopleCauses, ...integrationCauses },
    ...{ ...approvalCauses, ...agentCauses, ...chatCauses },
  },
  jobs: [handleNotify, handleRetract, handleWake, handleMonths, handlePurge, handleCountCheck],
  start: (services) => ({ commands: notificationCommands(services) }),
});
