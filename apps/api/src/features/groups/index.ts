import { defineFeature } from '../../platform/feature/feature.ts';
import { groupBroadcasts } from './broadcasts.ts';
import { groupsPersonal } from './members/personal.ts';
import { handleForgetting, handleTelling, newsOfGroups } from './news/tell-lots.ts';
import { groupRights } from './rights.ts';
import { groupRoutes } from './routes.ts';

export { visibleGroup } from './members/membership.ts';
export { lockGroup } from './repository.ts';
export { groupKind } from './rights.ts';

/** Groups and who is in them: the audience of private categories. */
export const groups = defineFeature({
  name: 'groups',
  personal: groupsPersonal,
  broadcasts: groupBroadcasts,
  consumers: newsOfGroups,
  jobs: [handleTelling, handleForgetting],
  routes: groupRoutes,
  rights: { operations: groupRights },
});
