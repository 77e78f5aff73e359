import { z } from 'zod';
import { idSchema } from '../../../kernel/ids.ts';
import { defineNotificationType } from '../../define-type.ts';

/** Something is wrong with an agent of the member's, or no longer. */
export const agent = defineNotificationType({
  type: 'agent',
  category: 'work',
  priority: 'normal',
  priorityOf: ({ what }) => (what === 'back' ? 'low' : 'normal'),
  data: z.strictObject({
    what: z.enum(['offline', 'error', 'back']).describe('What it is: not heard of, failing, or well again.'),
    agentId: idSchema.describe('The agent.'),
    workspaceId: idSchema.describe('The workspace it is in.'),
    workspace: z.string().describe('The address of that workspace.'),
    name: z.string().describe('What it is called.'),
    words: z.string().describe('What it last said; may be empty.'),
  }),
  rank: 51,
  groupKey: ({ data }) => `agent:${data.agentId}`,
  defaults: { inApp: true, push: true, email: false },
  mutable: true,
  retractable: true,
  url: ({ agentId, workspace }) => `/w/${workspace}/agents/${agentId}`,
  messages: {
    en: {
      label: 'Your agents',
      title: '{what, select, offline {{name} is offline} error {{name} reports an error} other {{name} is back}}',
      message: '{words}',
      action: 'Open it',
    },
    de: {
      label: 'Deine Agenten',
      title:
        '{what, select, offline {{name} ist offline} error {{name} meldet einen Fehler} other {{name} ist wieder da}}',
      message: '{words}',
      action: 'Öffnen',
    },
  },
});
