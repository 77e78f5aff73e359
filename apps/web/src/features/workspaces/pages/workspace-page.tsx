import { Link } from '@tanstack/react-router';
import type { Workspace } from '@tidings/contracts';
import { PageBody, PageColumns } from '../../../components/page/page-body.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import type { WorkspacePart } from '../../../lib/feature/workspace-adds.ts';
import { Invitations } from '../components/invitations.tsx';
import { Members } from '../components/members.tsx';
import { Leave, SettingsForm } from '../components/settings-form.tsx';
import { WorkspaceFrame } from '../components/workspace-frame.tsx';
import { useWorkspaceAdds } from '../nav/use-current.ts';
import { ActivityPart } from '../overview/components/activity-part.tsx';
import { MedianFigure } from '../overview/components/median-figure.tsx';
import { TrendPart } from '../overview/components/trend-part.tsx';

/** What the features show that work in workspaces. */
function Parts({ workspace, place }: { workspace: Workspace; place: WorkspacePart['place'] }) {
  const parts = useWorkspaceAdds()?.flatMap(({ parts: of = [] }) => of) ?? [];
  return parts.flatMap(({ name, place: at, part: Part }) =>
    at === place ? [<Part key={name} workspace={workspace} />] : [],
  );
}

/** `/w/:slug`: what goes on, who is here, and what the reader may do. */
export const WorkspacePage = () => (
  <WorkspaceFrame title={t('workspaces.overview')} top>
    {(workspace) => (
      <PageBody id={`workspace-${workspace.id}`}>
        <PageColumns rail={<Parts workspace={workspace} place="rail" />}>
          <div className="flex flex-wrap gap-y-4 pt-5 phone:grid phone:grid-cols-2 phone:gap-x-5">
            <Parts workspace={workspace} place="figures" />
            <MedianFigure workspace={workspace} />
          </div>
          <Parts workspace={workspace} place="main" />
          <TrendPart workspace={workspace} />
          <div className="railed:hidden">
            <Parts workspace={workspace} place="rail" />
          </div>
          <ActivityPart workspace={workspace} />
          <Members workspace={workspace} runs={false} />
          <p className="flex flex-wrap items-center gap-3 border-t border-line py-5 text-sm text-ink-2">
            {workspace.viewer && (
              <span className="min-w-60 flex-1">{t(`workspaces.may.${workspace.viewer.role}`)}</span>
            )}
            <Button asChild>
              <Link to="/w/$slug/settings" params={{ slug: workspace.slug }}>
                {t('workspaces.membersAndSettings')}
              </Link>
            </Button>
          </p>
        </PageColumns>
      </PageBody>
    )}
  </WorkspaceFrame>
);

/** `/w/:slug/settings`: for owners the name, the rules, the members and who is asked; for everybody the way out. */
export const WorkspaceSettingsPage = () => (
  <WorkspaceFrame title={t('workspaces.settings')}>
    {(workspace) => {
      const runs = workspace.viewer?.role === 'owner';
      return (
        <PageBody id={`workspace-settings-${workspace.id}`}>
          <PageColumns>
            <div className="w-full max-w-(--read-w) pb-12">
              {runs ? (
                <SettingsForm key={workspace.id} workspace={workspace} />
              ) : (
                <p className="mt-5 text-base text-ink-2">{t('workspaces.onlyOwners')}</p>
              )}
              <Members workspace={workspace} runs={runs} />
              {runs && <Invitations workspace={workspace} />}
              {runs && <Parts workspace={workspace} place="settings" />}
              <Leave workspace={workspace} />
            </div>
          </PageColumns>
        </PageBody>
      );
    }}
  </WorkspaceFrame>
);
