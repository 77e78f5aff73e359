import { retentionJobs } from './events/log/retention-jobs.ts';
import { defineFeature, type Feature } from './feature/feature.ts';
import { operators } from './health/operators.ts';
import { imageFrame } from './http/image-frame.ts';
import { mailboxRoutes } from './mail/mailbox/routes.ts';
import { mailJobs } from './mail/outbox/deliver.ts';
import { openApiRoutes } from './openapi/routes.ts';
import { infrastructure, mails } from './personal/infrastructure.ts';
import { internalEvents } from './realtime/admission/internal-events.ts';
import { fallbackRoutes } from './realtime/rest/fallback-routes.ts';
import { commandRights, fallbackRights } from './realtime/rights.ts';

/** What the platform itself serves, in the same form as features. */
export const platformFeatures: readonly Feature[] = [
  defineFeature({ name: 'retention', jobs: retentionJobs, personal: infrastructure }),
  defineFeature({
    name: 'connections',
    broadcasts: internalEvents,
    rights: { operations: fallbackRights, commands: commandRights },
    routes: (app, { realtime }) => fallbackRoutes(app, realtime),
  }),
  defineFeature({ name: 'mail', jobs: mailJobs, routes: mailboxRoutes, personal: mails }),
  defineFeature({
    name: 'operators',
    routes: operators,
    listeners: { '*': (fact, _committed, { metrics }) => metrics.facts.inc({ fact: fact.name }) },
  }),
  defineFeature({ name: 'images', routes: (app) => imageFrame(app) }),
  defineFeature({ name: 'openapi', routes: (app, { config }) => openApiRoutes(app, config.publicUrl) }),
];
