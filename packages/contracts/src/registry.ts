import { commandFacts, eventFacts } from './declarations.ts';
import { groupEvents } from './groups/events.ts';
import { declareCommands } from './kernel/command.ts';
import { declareEvents } from './kernel/event.ts';
import { moderationEvents } from './moderation/events.ts';
import { presenceCommands, presenceEvents } from './presence/events.ts';
import { reactionEvents } from './reactions/events.ts';
import { realtimeCommands } from './realtime/commands.ts';
import { realtimeEvents } from './realtime/events.ts';
import { replyEvents } from './replies/events.ts';
import { topicEvents } from './topics/events.ts';

/** Every event a server may send, by name: its facts and what it carries. */
export const events = declareEvents(eventFacts, {
  ...topicEvents,
  ...replyEvents,
  ...reactionEvents,
  ...groupEvents,
  ...moderationEvents,
  ...presenceEvents,
  ...realtimeEvents,
});

/** Every command a client may send, by name. */
export const commands = declareCommands(commandFacts, { ...realtimeCommands, ...presenceCommands });
