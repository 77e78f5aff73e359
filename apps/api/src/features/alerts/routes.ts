import { operations } from '@tidings/contracts/rest';
import type { FastifyInstance } from 'fastify';
import type { Services } from '../../platform/feature/services.ts';
import { route } from '../../platform/http/route.ts';
import { changeAlert } from './acts/change-alert.ts';
import { listAlerts, readOneAlert } from './acts/list-alerts.ts';
import { importBreach, listBreaches } from './breaches/breaches.ts';
import { readRange } from './breaches/records.ts';
import { declineFamily, inviteToFamily, joinFamily, removeFromFamily } from './family/members.ts';
import { createFamily, deleteFamily, readOwnFamily, shareWithFamily } from './family/own-family.ts';
import { assertSigned, ingest } from './ingest/ingest.ts';
import { IngestSecrets } from './ingest/secrets.ts';
import { listItems } from './monitored/list-items.ts';
import { monitorItem, unmonitorItem } from './monitored/monitor-item.ts';
import { pepperOf } from './pepper.ts';

/** Alerts, what is watched and families, for members. */
export function alertRoutes(app: FastifyInstance, services: Services): void {
  route(app, operations.alerts, (ctx, { query }) => listAlerts(ctx, query));
  route(app, operations.alert, (ctx, { params }) => readOneAlert(ctx, params.id));
  route(app, operations.acknowledgeAlert, (ctx, { params }) => changeAlert(ctx, params.id, 'acknowledged'));
  route(app, operations.resolveAlert, (ctx, { params }) => changeAlert(ctx, params.id, 'resolved'));
  route(app, operations.monitoredItems, (ctx, { query }) => listItems(ctx, query));
  route(app, operations.monitorItem, async (ctx, { body }) => monitorItem(ctx, body, await pepperOf(services)));
  route(app, operations.unmonitorItem, (ctx, { params }) => unmonitorItem(ctx, params.id));
  route(app, operations.exposureRange, async (ctx, { params }) => ({ items: await readRange(ctx.db, params.prefix) }));
  route(app, operations.family, (ctx) => readOwnFamily(ctx));
  route(app, operations.createFamily, (ctx, { body }) => createFamily(ctx, body.name));
  route(app, operations.deleteFamily, (ctx) => deleteFamily(ctx));
  route(app, operations.shareWithFamily, (ctx, { body }) => shareWithFamily(ctx, body.shares));
  route(app, operations.inviteToFamily, (ctx, { body }) => inviteToFamily(ctx, body.username));
  route(app, operations.joinFamily, (ctx, { params }) => joinFamily(ctx, params.id));
  route(app, operations.declineFamily, (ctx, { params }) => declineFamily(ctx, params.id));
  route(app, operations.removeFromFamily, (ctx, { params }) => removeFromFamily(ctx, params.username));
  sourceRoutes(app, services);
}

/** What sources send, and what admins do with them. */
function sourceRoutes(app: FastifyInstance, services: Services): void {
  const secrets = new IngestSecrets(services);
  const { config } = services;
  route(
    app,
    operations.ingest,
    async (ctx, { params, body }, { request }) => {
      const signed = await assertSigned(params.source, request, secrets);
      const on = { pepper: await pepperOf(services), patienceMs: config.timings.familyPatience };
      return ingest(ctx, params.source, body, signed, on);
    },
    // Who is nobody is not answered what is wrong with what they sent.
    { before: ({ params }, request) => assertSigned(params.source, request, secrets) },
  );
  route(app, operations.ingestSources, () => secrets.list());
  route(app, operations.rotateIngestSecret, (_ctx, { params }) => secrets.rotate(params.source));
  route(app, operations.breaches, (ctx, { query }) => listBreaches(ctx, query));
  route(app, operations.importBreach, (ctx, { body }) => importBreach(ctx, config, body));
}
