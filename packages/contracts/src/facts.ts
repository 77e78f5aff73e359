import { groupFacts } from './groups/facts.ts';
import { moderationFacts } from './moderation/facts.ts';
import { presenceCommandFacts, presenceFacts } from './presence/facts.ts';
import { reactionFacts } from './reactions/facts.ts';
import { realtimeCommandFacts, realtimeFacts } from './realtime/facts.ts';
import { replyFacts } from './replies/facts.ts';
import { topicFacts } from './topics/facts.ts';

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
