import { agentDeletedSchema, agentProgressSchema, agentSchema } from './schemas.ts';

export const agentEvents = {
  'agent:status': {
    payload: agentSchema,
    summary: 'An agent was registered, is something else, or something was asked of it or confirmed by it.',
  },
  'agent:deleted': { payload: agentDeletedSchema, summary: 'An agent is forgotten.' },
  'agent:progress': {
    payload: agentProgressSchema,
    summary: 'An agent says something new about what it does, at most four times a second; by agent.',
  },
} as const;
