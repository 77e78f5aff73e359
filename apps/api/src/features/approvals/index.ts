import { defineFeature } from '../../platform/feature/feature.ts';
import { approvalBroadcasts } from './broadcasts.ts';
import { Alarm } from './decide/alarm.ts';
import { handleDue } from './decide/handle-due.ts';
import { approvalsPersonal } from './personal.ts';
import { approvalRights } from './rights.ts';
import { approvalRoutes } from './routes.ts';
import { Waiting } from './wait/waiting.ts';

export { shownToAgents } from './party.ts';

/** What agents and members ask the people of a workspace before they act. */
export const approvals = defineFeature({
  name: 'approvals',
  personal: approvalsPersonal,
  routes: (app, services) => {
    const waiting = new Waiting(services);
    app.addHook('preClose', async () => waiting.close());
    approvalRoutes(app, waiting);
  },
  rights: { operations: approvalRights },
  broadcasts: approvalBroadcasts,
  jobs: [handleDue],
  start: (services) => {
    const alarm = new Alarm(services);
    services.events.committed.on((facts) => {
      for (const fact of facts)
        if (fact.name === 'approval.asked' || fact.name === 'approval.changed') alarm.set(fact.approval);
    });
    return { close: () => alarm.close() };
  },
});
