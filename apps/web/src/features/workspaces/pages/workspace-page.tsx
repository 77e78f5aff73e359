import type { Workspace } from '@tidings/contracts';
import { use } from 'react';
import { t } from '../../../i18n/t.ts';
import { WorkspacePartsContext } from '../../../lib/feature/workspace-parts.ts';
import { Invitations } from '../components/invitations.tsx';
import { Members } from '../components/members.tsx';
import { Leave, SettingsForm } from '../components/settings-form.tsx';
import { WorkspaceFrame } from '../components/workspace-frame.tsx';

/** What the features bring that work in workspaces. */
const Parts = ({ workspace }: { workspace: Workspace }) =>
  use(WorkspacePartsContext).map(({ name, part: Part }) => <Part key={name} workspace={workspace} />);

/** `/w/:slug`: who is here, and what the reader may do. */
export const WorkspacePage = () => (
  <WorkspaceFrame>
    {(workspace) => (
      <>
        {workspace.viewer && (
          <p className="mt-5 text-base text-ink-2">{t(`workspaces.may.${workspace.viewer.role}`)}</p>
        )}
        <Parts workspace={workspace} />
        <Members workspace={workspace} runs={false} />
      </>
    )}
  </WorkspaceFrame>
);

/** `/w/:slug/settings`: for owners the name, the rules, the members and who is asked; for everybody the way out. */
export const WorkspaceSettingsPage = () => (
  <WorkspaceFrame>
    {(workspace) => {
      const runs = workspace.viewer?.role === 'owner';
      return (
        <>
          {runs ? (
            <SettingsForm key={workspace.id} workspace={workspace} />
          ) : (
            <p className="mt-5 text-base text-ink-2">{t('workspaces.onlyOwners')}</p>
          )}
          <Members workspace={workspace} runs={runs} />
          {runs && <Invitations workspace={workspace} />}
          <Leave workspace={workspace} />
        </>
      );
    }}
  </WorkspaceFrame>
);
