import { groupEvents } from './groups/schemas.ts';
import { moderationEvents } from './moderation/events.ts';
import { presenceCommands, presenceEvents } from './presence/events.ts';
import { reactionEvents } from './reactions/events.ts';
import { realtimeCommands } from './realtime/commands.ts';
import { realtimeEvents } from './realtime/events.ts';
import { replyEvents } from './replies/events.ts';
import { topicEvents } from './topics/events.ts';

/** Every event a server may send, by name. A noun's events are declared in the noun's folder. */
export const events = {
  ...topicEvents,
  ...replyEvents,
  ...reactionEvents,
  ...groupEvents,
  ...moderationEvents,
  ...presenceEvents,
  ...realtimeEvents,
} as const;

/** Every command a client may send, by name. */
export const commands = { ...realtimeCommands, ...presenceCommands } as const;
