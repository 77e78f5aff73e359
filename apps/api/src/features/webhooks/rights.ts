import { type Rights, right } from '../../platform/rights/right.ts';
import { nothing } from '../../platform/rights/target-kind.ts';
import { whyNotAs, workspaceKind } from '../workspaces/index.ts';
import { whyNotManageWebhooks } from './policy.ts';

const url = (word: string) => `http://127.0.0.1:1/${word}`;
const ofForum = { whyNot: whyNotManageWebhooks };

/** Admins alone decide which addresses are sent what happens in the forum; the owners of a workspace, which what happens in theirs. */
export const webhookRights: Rights = {
  webhooks: right(nothing, ofForum),
  'webhooks:ofWorkspace': right(workspaceKind, {
    whyNot: (_actor, inside) => whyNotAs('owner', inside),
    query: ({ id }) => `workspaceId=${id}`,
  }),
  createWebhook: right(nothing, {
    ...ofForum,
    body: ({ word }) => ({ name: word, url: url(word), events: ['topic.created'] }),
  }),
  'createWebhook:ofWorkspace': right(workspaceKind, {
    whyNot: (_actor, inside) => whyNotAs('owner', inside),
    body: ({ id, word }) => ({ name: word, url: url(word), events: ['approval.*'], workspaceId: id }),
  }),
  patchWebhook: right(nothing, { ...ofForum, body: ({ word }) => ({ name: word }) }),
  deleteWebhook: right(nothing, ofForum),
  rotateWebhook: right(nothing, ofForum),
  pingWebhook: right(nothing, ofForum),
  replayWebhook: right(nothing, {
    ...ofForum,
    body: () => ({ from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' }),
  }),
  webhookDeliveries: right(nothing, ofForum),
  webhookDelivery: right(nothing, ofForum),
};
