import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Approval, ApprovalDecision, Workspace } from '@tidings/contracts';
import { whyNotDecideNow } from '@tidings/contracts/plain';
import { useState } from 'react';
import { showToast } from '../../../components/toast/toast.tsx';
import { refusalInWords } from '../../../lib/api/form.ts';
import { mayHaveHappened } from '../../../lib/http/error.ts';
import { localMeta } from '../../../lib/live/local-meta.ts';
import { patchCaches } from '../../../lib/live/registry.ts';
import { undo as undoDecision } from '../api/approvals.ts';
import { useDecide } from './use-decide.ts';

export type Decider = {
  mayDecide: boolean;
  /** What the reader is deciding, while it has not taken effect. */
  deciding: ApprovalDecision | undefined;
  /** It has not reached the server yet. */
  waits: boolean;
  /** Until when it can be undone. */
  undoUntil: string | undefined;
  /** Why it was not applied, in words; until `dismiss`. */
  lost: string | undefined;
  dismiss: () => void;
  asksWhy: boolean;
  askWhy: (on: boolean) => void;
  approve: () => void;
  /** What was given as the reason last: it is not written twice where it did not arrive. */
  reason: string;
  reject: (reason: string) => void;
  undo: (() => void) | undefined;
};

type Asked = { approval: Approval; workspace: Workspace | undefined; me: string | undefined };

/** What the reader may do with an approval, and what becomes of what they do. */
export function useDecider({ approval, workspace, me }: Asked, onDone: (approval: Approval) => void): Decider {
  const client = useQueryClient();
  const own = useDecide(approval, onDone);
  const [asksWhy, askWhy] = useState(false);
  const [reason, setReason] = useState('');
  const takeBack = useMutation({
    mutationFn: () => undoDecision(approval.id),
    // There are seconds: what was not answered is asked again, and what was refused is said.
    retry: (tries, error) => tries < 5 && mayHaveHappened(error),
    retryDelay: 400,
    onError: (error) => showToast({ id: `undo-${approval.id}`, title: refusalInWords(error) }),
    onSuccess: (after) => patchCaches(client, 'approval:updated', after, localMeta(`workspace:${after.workspaceId}`)),
    onSettled: () => client.invalidateQueries({ queryKey: ['approvals'] }),
  });
  const role = workspace?.viewer?.role;
  const who = me !== undefined && role !== undefined ? { id: me, role } : undefined;
  const isFree =
    who !== undefined && workspace !== undefined && whyNotDecideNow(approval, who, workspace.settings) === null;
  const mayDecide = isFree && own.deciding === undefined && own.lost === undefined;
  const held = approval.state === 'pending' && approval.decision?.by.id === me ? approval.decision : undefined;
  const decide = (what: ApprovalDecision, comment?: string) => {
    if (!mayDecide) return;
    askWhy(false);
    own.decide(what, comment);
  };
  return {
    mayDecide,
    deciding: own.deciding ?? held?.decision,
    waits: own.waits,
    undoUntil: held?.effectiveAt,
    lost: own.lost,
    dismiss: own.dismiss,
    asksWhy: asksWhy && mayDecide,
    askWhy: (on) => askWhy(on && mayDecide),
    approve: () => decide('approve'),
    reason,
    reject: (why) => {
      setReason(why);
      decide('reject', why);
    },
    undo: held === undefined ? undefined : () => takeBack.mutate(),
  };
}
