import { type ApiScope, apiScopes, type OrderItem, workspaceScopes } from '@tidings/contracts';
import { uuidv7 } from '@tidings/db';
import { type Caller, callerOf, type Forum, type Member } from './forum.ts';

/** Another system as it asks. */
export type System = Caller & { token: string; keyId: string };

/** What a key that acts in no workspace can be allowed. */
export const freeScopes = apiScopes.filter((scope) => !workspaceScopes.includes(scope));

/** A key of an admin's, and the system that asks with it. */
export async function newKey(
  { app }: Pick<Forum, 'app'>,
  admin: Member,
  scopes: readonly ApiScope[],
  more: { name?: string; expiresAt?: string } = {},
): Promise<System> {
  const answer = await admin.post('/api/api-keys', { name: 'Shop', scopes: [...scopes], ...more });
  if (answer.status !== 201) throw new Error(`Could not make a key: ${JSON.stringify(answer.body)}`);
  const { id, key: token } = answer.body as unknown as { id: string; key: string };
  return { ...callerOf(app, token), token, keyId: id };
}

const aKettle: OrderItem[] = [{ name: 'Kettle', quantity: 2, priceCents: 1999 }];

/** An order as it would have been stored, without that anybody is notified; answers its id. */
export async function newOrder({ db }: Pick<Forum, 'db'>, customerId: string, items = aKettle): Promise<string> {
  const id = uuidv7();
  const totalCents = items.reduce((sum, { quantity, priceCents }) => sum + quantity * priceCents, 0);
  const from = { keyId: uuidv7(), source: 'Shop', currency: 'EUR' };
  await db.prisma.order.create({ data: { id, customerId, ...from, totalCents, items } });
  return id;
}
