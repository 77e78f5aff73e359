import {
  type CreateWebhook,
  type MadeWebhook,
  type PatchWebhook,
  WEBHOOKS_MAX,
  type Webhook,
  WORKSPACE_WEBHOOKS_MAX,
} from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { seal } from '../../../platform/auth/seal.ts';
import { deriveKeys } from '../../../platform/auth/secret.ts';
import type { MemberCtx } from '../../../platform/context/context.ts';
import type { Services } from '../../../platform/feature/services.ts';
import { notFound, TidingsError } from '../../../platform/kernel/errors.ts';
import { makeSecret, writeSecret } from '../deliver/signature.ts';
import { wake } from '../deliver/wake.ts';
import { asManager, asManagerOf, assertStillManages } from '../may-manage.ts';
import { presentWebhook } from '../presenter.ts';
import { writeDown } from '../tell/handle-tell-workspace.ts';
import { assertUrl, readEvents } from './read-input.ts';
import { readMade, standAtHead } from './repository.ts';

type Needs = Pick<Services, 'config' | 'secrets'>;
const LOCK = 7411;
const DAY_MS = 86_400_000;

const sealed = (secret: Buffer, id: string, { secrets }: Needs) =>
  seal(secret, deriveKeys(secrets, 'webhook-secret'), id);

/** Has an address sent from now on; the secret is answered this once. Throws FORBIDDEN, NOT_FOUND, URL_REFUSED, UNSUPPORTED, CONFLICT. */
export async function createWebhook(asker: MemberCtx, input: CreateWebhook, on: Needs): Promise<MadeWebhook> {
  const { workspaceId } = input;
  const ctx = await asManager(asker, workspaceId);
  const events = readEvents(input.events, workspaceId);
  await assertUrl(input.url, on.config.outgoing);
  const secret = makeSecret();
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertStillManages(ctx, tx);
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::int, 0)`;
    const most = workspaceId === null ? WEBHOOKS_MAX : WORKSPACE_WEBHOOKS_MAX;
    if ((await tx.db.webhook.count({ where: { workspaceId } })) >= most)
      throw new TidingsError('CONFLICT', `There are ${most} webhooks already. Delete one first.`);
    const id = uuidv7();
    const { name, url } = input;
    const data = { id, name, url, events, secret: sealed(secret, id, on), createdById: ctx.actor.id, workspaceId };
    await tx.db.webhook.create({ data });
    if (workspaceId !== null) await standAtHead(tx, id, workspaceId);
    const made = presentWebhook(await readMade(tx, id));
    tx.answer({ status: 201, body: { ...made, secret: null } });
    return made;
  });
  return { ...value, secret: writeSecret(secret) };
}

/**
 * Changes a webhook; one that is paused is sent what happened before, once it goes on, and what happens from then on. Throws FORBIDDEN,
 * NOT_FOUND, URL_REFUSED, UNSUPPORTED.
 */
export async function patchWebhook(asker: MemberCtx, id: string, input: PatchWebhook, on: Services): Promise<Webhook> {
  const ctx = await asManagerOf(asker, id);
  const workspaceId = ctx.tenant?.workspaceId ?? null;
  const { name, url, state } = input;
  const events = input.events && readEvents(input.events, workspaceId);
  if (url !== undefined) await assertUrl(url, on.config.outgoing);
  if (state === 'paused' && workspaceId !== null) await writeDown(workspaceId, ctx.correlationId, on);
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertStillManages(ctx, tx);
    const before = await tx.db.webhook.findUnique({ where: { id }, select: { state: true } });
    const again = state === 'active' ? { failingSince: null, failures: 0, restUntil: null, dropped: 0 } : {};
    const given = Object.entries({ name, url, events, state }).filter(([, field]) => field !== undefined);
    await tx.db.webhook.updateMany({ where: { id }, data: { ...Object.fromEntries(given), ...again } });
    if (state === 'active' && workspaceId !== null) {
      if (before?.state !== 'active') await standAtHead(tx, id, workspaceId);
      // Everything behind what failed waits for its next try: whoever mended the address need not wait.
      await tx.db.webhookDelivery.updateMany({
        where: { webhookId: id, state: 'pending' },
        data: { nextAt: new Date() },
      });
    }
    const body = presentWebhook(await readMade(tx, id));
    if (state === 'active') wake(tx, { id, workspaceId });
    tx.answer({ status: 200, body });
    return body;
  });
  return value;
}

/** Deletes a webhook with what waits for it. Throws FORBIDDEN, NOT_FOUND. */
export async function deleteWebhook(asker: MemberCtx, id: string): Promise<undefined> {
  const ctx = await asManagerOf(asker, id);
  await ctx.events.transact(ctx, async (tx) => {
    await assertStillManages(ctx, tx);
    const { count } = await tx.db.webhook.deleteMany({ where: { id } });
    if (count === 0) throw notFound('That webhook');
  });
}

/** Gives a webhook a new secret; the one before signs as well for a day. Throws FORBIDDEN, NOT_FOUND. */
export async function rotateWebhook(asker: MemberCtx, id: string, on: Needs): Promise<MadeWebhook> {
  const ctx = await asManagerOf(asker, id);
  const secret = makeSecret();
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertStillManages(ctx, tx);
    const before = await tx.db.webhook.findUnique({ where: { id }, select: { secret: true } });
    if (!before) throw notFound('That webhook');
    const previousSecretUntil = new Date(Date.now() + DAY_MS);
    await tx.db.webhook.update({
      where: { id },
      data: { secret: sealed(secret, id, on), previousSecret: before.secret, previousSecretUntil },
    });
    const made = presentWebhook(await readMade(tx, id));
    tx.answer({ status: 200, body: { ...made, secret: null } });
    return made;
  });
  return { ...value, secret: writeSecret(secret) };
}
