import { quietPart } from '../../components/ui/part/quiet-part.tsx';
import { withMessages } from '../../i18n/reader.ts';
import type { WorkspaceAdds } from '../../lib/feature/workspace-adds.ts';

const Webhooks = quietPart(
  withMessages(async () => (await import('./webhooks/workspace-webhooks.tsx')).WorkspaceWebhooks),
);

/** In the settings of each workspace: which other systems are sent what happens in it. */
export const workspaceAdds: WorkspaceAdds = { parts: [{ name: 'webhooks', place: 'settings', part: Webhooks }] };
