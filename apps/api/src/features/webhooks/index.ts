import { defineFeature } from '../../platform/feature/feature.ts';
import { webhookBroadcasts } from './broadcasts.ts';
import { handleDeliver, handleDeliverInTurn } from './deliver/handle-deliver.ts';
import { handleOldDeliveries, handleSendAgain } from './deliver/handle-upkeep.ts';
import { webhooksPersonal } from './personal.ts';
import { webhookRights } from './rights.ts';
import { webhookRoutes } from './routes.ts';
import { webhookConsumers } from './tell/consumers.ts';
import { handleTell } from './tell/handle-tell.ts';
import { handleTellWorkspace } from './tell/handle-tell-workspace.ts';

/** Addresses of other systems that are sent what happens here, signed, again and again until they have it. */
export const webhooks = defineFeature({
  name: 'webhooks',
  personal: webhooksPersonal,
  routes: webhookRoutes,
  rights: { operations: webhookRights },
  broadcasts: webhookBroadcasts,
  consumers: webhookConsumers,
  jobs: [handleTell, handleTellWorkspace, handleDeliver, handleDeliverInTurn, handleSendAgain, handleOldDeliveries],
});
