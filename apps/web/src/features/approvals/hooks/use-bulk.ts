import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Approval, ApprovalDecision } from '@tidings/contracts';
import { useState } from 'react';
import { localMeta } from '../../../lib/live/local-meta.ts';
import { patchCaches } from '../../../lib/live/registry.ts';
import { randomId } from '../../../lib/store/random-id.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { decideSurely } from '../api/surely.ts';
import { lostInWords } from '../model/words.ts';

/** What became of one of several: `lost` says why nothing of it was applied. */
export type BulkResult = { approval: Approval; lost: string | undefined };
type Asked = { decision: ApprovalDecision; comment?: string };
/** Rows are being chosen for one decision. */
export type Choice = { chosen: ReadonlySet<string>; choose: (approval: Approval, on: boolean) => void };
const none: ReadonlyMap<string, Approval> = new Map();

/** Several are chosen and decided alike, one after the other; `results` is the one summary of it. */
export function useBulk() {
  const client = useQueryClient();
  const [chosen, setChosen] = useState(none);
  const mutation = useMutation({
    mutationFn: async (asked: Asked): Promise<BulkResult[]> => {
      const results: BulkResult[] = [];
      for (const approval of chosen.values()) {
        const { id, version, workspaceId } = approval;
        const at = serverNow();
        try {
          const after = await decideSurely({ id, version, ...asked }, randomId());
          patchCaches(client, 'approval:updated', after, localMeta(`workspace:${workspaceId}`));
          results.push({ approval: after, lost: undefined });
        } catch (error) {
          results.push({ approval, lost: lostInWords(error, at) });
        }
      }
      return results;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['approvals'] }),
  });
  return {
    chosen,
    choose: (approval: Approval, on: boolean) =>
      setChosen((before) => {
        const next = new Map(before);
        if (on) next.set(approval.id, approval);
        else next.delete(approval.id);
        return next;
      }),
    clear: () => setChosen(none),
    decide: mutation.mutate,
    isPending: mutation.isPending,
    decision: mutation.variables?.decision,
    results: mutation.data,
    dismiss: mutation.reset,
  };
}
export type Bulk = ReturnType<typeof useBulk>;
