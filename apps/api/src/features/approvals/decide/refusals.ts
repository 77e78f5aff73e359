import type { Approval } from '@tidings/contracts';
import { TidingsError } from '../../../platform/kernel/errors.ts';

const said: Record<string, string> = {
  approved: 'approved',
  rejected: 'rejected',
  expired: 'expired',
  cancelled: 'cancelled',
};

const refusal = (message: string, of: { by: string | null; decision: string; at: string | null }) =>
  new TidingsError('DECIDED', message, {
    details: [
      { path: 'decision', message: of.decision },
      ...(of.by === null ? [] : [{ path: 'by', message: of.by }]),
      ...(of.at === null ? [] : [{ path: 'at', message: of.at }]),
    ],
  });

/** Somebody was faster: who, when and what. Of one that ended, or of a decision that can still be undone. */
export function decided(approval: Approval): TidingsError {
  const { state, decision, decisions, endedAt } = approval;
  if (state === 'expired') return expired();
  if (state === 'pending' && decision) {
    const what = decision.decision === 'approve' ? 'approved' : 'rejected';
    const message = `${decision.by.displayName} has just ${what} this. Your decision was not applied.`;
    return refusal(message, { by: decision.by.displayName, decision: what, at: decision.effectiveAt });
  }
  const last = decisions.at(-1);
  const by = state === 'cancelled' ? null : (last?.by.displayName ?? null);
  const message = by === null ? `This was ${said[state]} already.` : `${by} ${said[state]} this before you.`;
  return refusal(`${message} Your decision was not applied.`, { by, decision: state, at: endedAt });
}

export const expired = () =>
  new TidingsError('EXPIRED', 'The deadline has passed; nobody decides this any more. Whoever asked may ask again.');
