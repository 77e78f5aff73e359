import { patternMeans, webhookEvents, workspaceEventTypes } from '@tidings/contracts';
import { TidingsError } from '../../../platform/kernel/errors.ts';
import { assertTarget, type Outgoing, RefusedTarget, type WhyRefused } from '../../../platform/net/target.ts';

const words: Readonly<Record<WhyRefused, string>> = {
  unreadable: 'This is not an address.',
  scheme: 'The address has to begin with https://.',
  credentials: 'Names and passwords do not belong into an address.',
  port: 'Nothing is sent to this port: take 443, 8443 or one above 1023.',
  address: 'The address leads into a private network; nothing is sent there.',
  unknown_host: 'No server has this name.',
};

/** Refuses an address nothing is ever sent to; it is looked at again before everything that is sent. Throws URL_REFUSED. */
export async function assertUrl(url: string, outgoing: Outgoing): Promise<void> {
  try {
    await assertTarget(url, outgoing);
  } catch (error) {
    if (!(error instanceof RefusedTarget)) throw error;
    const message = words[error.reason];
    throw new TidingsError('URL_REFUSED', message, { details: [{ path: 'url', message }] });
  }
}

/** Each once. Throws UNSUPPORTED for what means nothing that happens there: in the forum, or in a workspace. */
export function readEvents(patterns: readonly string[], workspaceId: string | null): string[] {
  const types: readonly string[] = workspaceId === null ? webhookEvents : workspaceEventTypes;
  const idle = patterns.filter((pattern) => !types.some((type) => patternMeans(pattern, type)));
  if (idle.length > 0) throw new TidingsError('UNSUPPORTED', `Nothing here is named ${idle.join(', ')}.`);
  return [...new Set(patterns)];
}
