import { API_KEYS_MAX, apiScopes, type CreateApiKey, type MadeApiKey, workspaceScopes } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { hashOfKey, makeKey } from '../../platform/auth/api-keys.ts';
import type { MemberCtx } from '../../platform/context/context.ts';
import { TidingsError } from '../../platform/kernel/errors.ts';
import { asManager, assertStillManages } from './may-manage.ts';
import { presentKey } from './presenter.ts';

const known: readonly string[] = apiScopes;
const LOCK = 7410;

function assertSupported({ scopes, workspaceId, expiresAt }: CreateApiKey): void {
  const unknown = scopes.filter((scope) => !known.includes(scope));
  if (unknown.length > 0) throw new TidingsError('UNSUPPORTED', `This server has no scope ${unknown.join(', ')}.`);
  const misplaced = scopes.filter((scope) => workspaceScopes.includes(scope) !== (workspaceId !== null));
  if (misplaced.length > 0) {
    const message = `A key ${workspaceId === null ? 'of no workspace' : 'of a workspace'} cannot have ${misplaced.join(', ')}.`;
    throw new TidingsError('VALIDATION_FAILED', message, { details: [{ path: 'scopes', message }] });
  }
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now()) {
    const details = [{ path: 'expiresAt', message: 'Choose a moment in the future.' }];
    throw new TidingsError('VALIDATION_FAILED', 'A key cannot have expired already.', { details });
  }
}

/**
 * Makes a key and answers it this once: neither the table nor the answer that is kept for a repeated request has it. Throws
 * FORBIDDEN, NOT_FOUND, UNSUPPORTED, VALIDATION_FAILED, CONFLICT.
 */
export async function createKey(asker: MemberCtx, input: CreateApiKey): Promise<MadeApiKey> {
  const ctx = await asManager(asker, input.workspaceId);
  assertSupported(input);
  const { key, prefix } = makeKey();
  const { id: createdById, username, displayName, role } = ctx.actor;
  const { value } = await ctx.events.transact(ctx, async (tx) => {
    await assertStillManages(ctx, tx);
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK}::int, 0)`;
    const standing = await tx.db.apiKey.count({ where: { revokedAt: null, workspaceId: input.workspaceId } });
    if (standing >= API_KEYS_MAX)
      throw new TidingsError('CONFLICT', `There are ${API_KEYS_MAX} API keys already. Revoke one first.`);
    const row = await tx.db.apiKey.create({
      data: {
        ...{ id: uuidv7(), name: input.name, prefix, createdById, workspaceId: input.workspaceId },
        hash: new Uint8Array(hashOfKey(key)),
        scopes: [...new Set(input.scopes)],
        expiresAt: input.expiresAt === null ? null : new Date(input.expiresAt),
      },
    });
    const made = presentKey({ ...row, createdBy: { id: createdById, username, displayName, role } });
    tx.answer({ status: 201, body: { ...made, key: null } });
    return made;
  });
  return { ...value, key };
}
