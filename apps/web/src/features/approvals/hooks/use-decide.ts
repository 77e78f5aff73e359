import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Approval, ApprovalDecision } from '@tidings/contracts';
import { useState } from 'react';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { localMeta } from '../../../lib/live/local-meta.ts';
import { patchCaches } from '../../../lib/live/registry.ts';
import { randomId } from '../../../lib/store/random-id.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { decideSurely } from '../api/surely.ts';
import { lostInWords } from '../model/words.ts';

/** A decision with the key that makes it happen once, and when it was made. */
type Made = { decision: ApprovalDecision; comment?: string; key: string; at: number };

/**
 * Decides an approval. It is shown at once as being decided; what the server says replaces that. Where somebody was faster, `lost` says
 * who, and nothing of the reader's was applied.
 */
export function useDecide({ id, title, version }: Approval, onDone: (approval: Approval) => void) {
  const client = useQueryClient();
  const [waits, setWaits] = useState(false);
  const mutation = useMutation({
    mutationFn: ({ decision, comment, key }: Made) =>
      decideSurely({ id, version, decision, ...(comment !== undefined && { comment }) }, key, setWaits),
    onSuccess: (approval, { decision }) => {
      onDone(approval);
      patchCaches(client, 'approval:updated', approval, localMeta(`workspace:${approval.workspaceId}`));
      announce(t(decision === 'approve' ? 'approvals.approvedNow' : 'approvals.rejectedNow', { title }));
    },
    onSettled: () => setWaits(false),
    onError: () => client.invalidateQueries({ queryKey: ['approvals'] }),
  });
  const { isPending, isError, error, variables } = mutation;
  return {
    decide: (decision: ApprovalDecision, comment?: string) =>
      mutation.mutate({ decision, ...(comment !== undefined && { comment }), key: randomId(), at: serverNow() }),
    deciding: isPending ? variables.decision : undefined,
    /** The server is not reached; the decision goes as soon as it is. */
    waits: isPending && waits,
    lost: isError ? lostInWords(error, variables.at) : undefined,
    dismiss: mutation.reset,
  };
}
