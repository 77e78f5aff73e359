import { useMutation } from '@tanstack/react-query';
import type { Workspace } from '@tidings/contracts';
import { Copy, KeyRound } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { CopyButton } from '../../../components/ui/action/copy-button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { refusalInWords } from '../../../lib/api/form.ts';
import { makeKey } from '../api/agents.ts';

/** A whole agent for a shell: it registers, and says every 30 s that it lives. */
export const programOf = (url: string, workspaceId: string, key: string) => `URL=${url}
WORKSPACE=${workspaceId}
KEY=${key}
post() { curl -s "$URL$1" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d "$2"; }
AGENT=$(post /api/workspaces/$WORKSPACE/agents '{"name":"First agent"}' | sed 's/^{"id":"\\([^"]*\\)".*/\\1/')
while post /api/agents/$AGENT/heartbeat '{"status":"running","task":"Saying hello"}'; do sleep 30; done`;

/** How a program becomes an agent here: owners make its key, everybody sees what it then does. */
export function HowToRegister({ workspace }: { workspace: Workspace }) {
  const owns = workspace.viewer?.role === 'owner';
  const making = useMutation({
    mutationFn: () =>
      makeKey({
        ...{ name: t('agents.keyName'), scopes: ['agents:write', 'approvals:write'] },
        ...{ workspaceId: workspace.id, expiresAt: null },
      }),
  });
  const program = programOf(location.origin, workspace.id, making.data?.key ?? t('agents.keyPlace'));
  return (
    <div className="text-start text-sm">
      <p className="mb-3 text-ink-2">{t(owns ? 'agents.howOwner' : 'agents.how')}</p>
      <div className="relative rounded-md border border-line bg-sunken">
        <pre className="whitespace-pre-wrap py-3 ps-3 pe-12 font-mono text-xs leading-5 [overflow-wrap:anywhere]">
          {program}
        </pre>
        <span className="absolute end-1.5 top-1.5 rounded-md bg-sunken">
          <CopyButton text={program} label={t('agents.copy')}>
            <Copy className="size-3.5!" aria-hidden="true" />
          </CopyButton>
        </span>
      </div>
      {owns && (
        <div className="mt-3 flex flex-wrap items-center gap-3">
          <Button
            icon={<KeyRound aria-hidden="true" />}
            disabled={making.data !== undefined}
            pending={making.isPending}
            onClick={() => making.mutate()}
          >
            {t('agents.makeKey')}
          </Button>
          <span role="status" className="min-w-0 flex-1 text-ink-3">
            {making.data ? t('agents.keyMade') : t('agents.keyHint')}
          </span>
        </div>
      )}
      {making.error && (
        <Strip tone="danger" role="alert" className="mt-3">
          {refusalInWords(making.error)}
        </Strip>
      )}
    </div>
  );
}
