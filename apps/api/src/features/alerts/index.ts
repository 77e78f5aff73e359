import { defineFeature } from '../../platform/feature/feature.ts';
import { handleImport } from './breaches/import-breach.ts';
import { alertBroadcasts } from './broadcasts.ts';
import { alertConsumers } from './consumers.ts';
import { handleOldAlerts, handleOldReceipts } from './ingest/upkeep.ts';
import { alertsPersonal } from './personal.ts';
import { handleEscalation } from './publish/escalate.ts';
import { alertRights } from './rights.ts';
import { alertRoutes } from './routes.ts';

export { readAlertHistory } from './history.ts';

/** Safety alerts: what was found about a member, who of their family has it, and where it comes from. */
export const alerts = defineFeature({
  name: 'alerts',
  personal: alertsPersonal,
  routes: alertRoutes,
  rights: { operations: alertRights },
  broadcasts: alertBroadcasts,
  consumers: alertConsumers,
  jobs: [handleEscalation, handleImport, handleOldReceipts, handleOldAlerts],
});
