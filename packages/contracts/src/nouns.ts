import { agents } from './agents/index.ts';
import { alerts } from './alerts/index.ts';
import { announcements } from './announcements/index.ts';
import { apiKeys } from './api-keys/index.ts';
import { approvals } from './approvals/index.ts';
import { categories } from './categories/index.ts';
import { chat } from './chat/index.ts';
import { commonErrors } from './common/errors.ts';
import { deadLetters } from './dead-letters/index.ts';
import type { nounDeclarations } from './declarations.ts';
import { errorCodeSchema } from './errors.ts';
import { groups } from './groups/index.ts';
import { identity } from './identity/index.ts';
import { integrations } from './integrations/index.ts';
import { interruptions } from './interruptions/index.ts';
import type { NounManifest } from './manifest.ts';
import { moderation } from './moderation/index.ts';
import { mutes } from './mutes/index.ts';
import { notifications } from './notifications/index.ts';
import { overview } from './overview/index.ts';
import { presence } from './presence/index.ts';
import { push } from './push/index.ts';
import { reactions } from './reactions/index.ts';
import { realtime } from './realtime/index.ts';
import { relationships } from './relationships/index.ts';
import { replies } from './replies/index.ts';
import { search } from './search/index.ts';
import { topics } from './topics/index.ts';
import { traces } from './traces/index.ts';
import { watching } from './watching/index.ts';
import { webhooks } from './webhooks/index.ts';
import { workspaces } from './workspaces/index.ts';

/** The nouns: every registry is made from this list. What they declare without schemas stands in `declarations.ts`. */
export const nouns = {
  common: { errors: commonErrors },
  identity,
  categories,
  topics,
  replies,
  search,
  reactions,
  groups,
  moderation,
  notifications,
  interruptions,
  overview,
  presence,
  relationships,
  mutes,
  watching,
  announcements,
  deadLetters,
  push,
  apiKeys,
  integrations,
  webhooks,
  alerts,
  realtime: realtime(errorCodeSchema),
  workspaces,
  approvals,
  agents,
  chat,
  traces,
} as const satisfies { readonly [N in keyof typeof nounDeclarations]: NounManifest };
