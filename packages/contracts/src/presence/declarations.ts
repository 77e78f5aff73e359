import { command } from '../kernel/command.ts';
import { latest, volatile } from '../kernel/event.ts';

export const presenceFacts = {
  'presence:state': latest('/forum', ['topic']),
  'typing:state': volatile('/forum', ['topic']),
} as const;

export const presenceCommandFacts = {
  'presence:update': command(['/forum']),
  'typing:start': command(['/forum']),
  'typing:stop': command(['/forum']),
} as const;
