import { alerts } from '../../features/alerts/feature.ts';
import { announcements } from '../../features/announcements/feature.ts';
import { approvals } from '../../features/approvals/feature.ts';
import { categories } from '../../features/categories/feature.ts';
import { chat } from '../../features/chat/feature.ts';
import { composer } from '../../features/composer/feature.ts';
import { delivery } from '../../features/delivery/feature.ts';
import { groups } from '../../features/groups/feature.ts';
import { identity } from '../../features/identity/feature.ts';
import { inbox } from '../../features/inbox/feature.ts';
import { integrations } from '../../features/integrations/feature.ts';
import { interruptions } from '../../features/interruptions/feature.ts';
import { moderation } from '../../features/moderation/feature.ts';
import { presence } from '../../features/presence/feature.ts';
import { profile } from '../../features/profile/feature.ts';
import { push } from '../../features/push/feature.ts';
import { relationships } from '../../features/relationships/feature.ts';
import { replies } from '../../features/replies/feature.ts';
import { settings } from '../../features/settings/feature.ts';
import { topic } from '../../features/topic/feature.ts';
import { topics } from '../../features/topics/feature.ts';
import { workspaces } from '../../features/workspaces/feature.ts';

/** Everything the app is made of; menus and the keyboard help keep this order. */
export const features = [
  topics,
  inbox,
  workspaces,
  approvals,
  chat,
  alerts,
  groups,
  categories,
  topic,
  replies,
  composer,
  presence,
  profile,
  relationships,
  moderation,
  announcements,
  delivery,
  integrations,
  settings,
  interruptions,
  push,
  identity,
] as const;
