import { groupFacts } from './groups/declarations.ts';
import { moderationFacts } from './moderation/declarations.ts';
import { presenceCommandFacts, presenceFacts } from './presence/declarations.ts';
import { reactionFacts } from './reactions/declarations.ts';
import { realtimeCommandFacts, realtimeFacts } from './realtime/declarations.ts';
import { replyFacts } from './replies/declarations.ts';
import { topicFacts } from './topics/declarations.ts';

/** Every event a server may send, by name: its class, namespace and rooms. A noun's are declared in the noun's folder. */
export const eventFacts = {
  ...topicFacts,
  ...replyFacts,
  ...reactionFacts,
  ...groupFacts,
  ...moderationFacts,
  ...presenceFacts,
  ...realtimeFacts,
} as const;

/** Every command a client may send, by name: its namespaces and its budget. */
export const commandFacts = { ...realtimeCommandFacts, ...presenceCommandFacts } as const;
