import type { ChannelKind, WorkspaceRole } from '@tidings/contracts';
import { type Rights, right, type Sample } from '../../platform/rights/right.ts';
import { targetKind } from '../../platform/rights/target-kind.ts';
import { workspaceKind } from '../workspaces/index.ts';
import { whyNotAdd, whyNotChat, whyNotDelete, whyNotEdit, whyNotManage, whyNotRemove, whyNotWrite } from './policy.ts';

const asked = (state: string): { role: WorkspaceRole; kind: ChannelKind; archived: boolean; blocked: boolean } => ({
  role: (/as (\w+)/.exec(state)?.[1] ?? 'viewer') as WorkspaceRole,
  kind: state.startsWith('direct') ? 'direct' : state.startsWith('private') ? 'private' : 'public',
  archived: state.startsWith('archived'),
  blocked: state.includes('blocked'),
});

/** A channel as what the asker is in its workspace; who is in none of the kind is answered as if there were none. */
export const channelKind = targetKind({
  name: 'channel',
  states: {
    ...{ 'public, as manager': 'everybody', 'public, as operator': 'everybody', 'public, as viewer': 'everybody' },
    ...{
      'archived, as operator': 'everybody',
      'private, as manager': 'everybody',
      'private, as operator': 'everybody',
    },
    ...{ 'direct, as manager': 'everybody', 'direct, as operator, blocked': 'everybody' },
    ...{ 'private, without who asks': 'nobody', 'of others': 'nobody' },
  },
  meet: ({ state }) => asked(state),
});

/** A message of somebody else, or with `own` of who asks. */
export const messageKind = targetKind({
  name: 'message',
  states: {
    ...{
      'public, as manager': 'everybody',
      'public, as operator': 'everybody',
      'own, public, as operator': 'everybody',
    },
    ...{ 'own, public, as viewer': 'everybody', 'direct, as manager': 'everybody' },
    ...{ 'private, without who asks': 'nobody', 'of others': 'nobody' },
  },
  meet: ({ state }) => ({ ...asked(state.replace('own, ', '')), own: state.startsWith('own') }),
});

const said = ({ word }: Sample) => ({ body: word, clientId: `client-${word}` });

/** Who may do what in chat. */
export const chatRights: Rights = {
  channels: right(workspaceKind),
  createChannel: right(workspaceKind, { whyNot: whyNotChat, body: ({ word }) => ({ name: word }) }),
  openDirect: right(workspaceKind, { whyNot: whyNotChat, body: ({ username }) => ({ people: [username] }) }),
  channel: right(channelKind),
  patchChannel: right(channelKind, { whyNot: whyNotManage, body: ({ word }) => ({ name: word }) }),
  deleteChannel: right(channelKind, { whyNot: whyNotManage }),
  channelMembers: right(channelKind),
  addChannelMember: right(channelKind, { whyNot: whyNotAdd }),
  removeChannelMember: right(channelKind, { whyNot: (actor, met) => whyNotRemove(actor, met, { own: false }) }),
  messages: right(channelKind),
  sendMessage: right(channelKind, { whyNot: whyNotWrite, body: said }),
  readChannel: right(channelKind, { body: () => ({ number: 1 }) }),
  patchMessage: right(messageKind, {
    whyNot: (actor, met) => whyNotEdit(actor, met, met),
    body: ({ word }) => ({ body: word }),
  }),
  deleteMessage: right(messageKind, { whyNot: (actor, met) => whyNotDelete(actor, met, met) }),
};

export const chatCommandRights: Rights = {
  'chat:send': right(channelKind, {
    whyNot: whyNotWrite,
    body: (sample) => ({ ...said(sample), channelId: sample.id }),
  }),
};
