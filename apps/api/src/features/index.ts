import type { Feature } from '../platform/feature/feature.ts';
import { agents } from './agents/index.ts';
import { alerts } from './alerts/index.ts';
import { announcements } from './announcements/index.ts';
import { apiKeys } from './api-keys/index.ts';
import { approvals } from './approvals/index.ts';
import { audit } from './audit/index.ts';
import { categories } from './categories/index.ts';
import { chat } from './chat/index.ts';
import { deadLetters } from './dead-letters/index.ts';
import { escalation } from './escalation/index.ts';
import { groups } from './groups/index.ts';
import { identity } from './identity/index.ts';
import { integrations } from './integrations/index.ts';
import { interruptions } from './interruptions/index.ts';
import { moderation } from './moderation/index.ts';
import { mutes } from './mutes/index.ts';
import { notifications } from './notifications/index.ts';
import { overview } from './overview/index.ts';
import { presence } from './presence/index.ts';
import { push } from './push/index.ts';
import { reactions } from './reactions/index.ts';
import { relationships } from './relationships/index.ts';
import { replies } from './replies/index.ts';
import { search } from './search/index.ts';
import { topics } from './topics/index.ts';
import { traces } from './traces/index.ts';
import { watching } from './watching/index.ts';
import { webhooks } from './webhooks/index.ts';
import { workspaceEvents } from './workspace-events/index.ts';
import { workspaces } from './workspaces/index.ts';

/** Every noun of the product. This list is all that knows them. */
export const features: readonly Feature[] = [
  identity,
  audit,
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
  watching,
  mutes,
  announcements,
  deadLetters,
  traces,
  push,
  escalation,
  apiKeys,
  integrations,
  webhooks,
  alerts,
  workspaces,
  approvals,
  agents,
  chat,
  workspaceEvents,
];
