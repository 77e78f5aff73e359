import { useNavigate } from '@tanstack/react-router';
import { Check, ChevronDown, LayoutList, Settings } from 'lucide-react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Menu, MenuItem, MenuLine } from '../../../components/ui/overlay/menu.tsx';
import { t } from '../../../i18n/t.ts';
import type { ListedWorkspace } from '../../../lib/feature/workspace-adds.ts';

type Props = { workspace: ListedWorkspace; all: readonly ListedWorkspace[] };

/** The name of the workspace, and the way to its settings and to the others; a hairline on a tablet. */
export function SectionHead({ workspace, all }: Props) {
  const navigate = useNavigate();
  const toWorkspace = (slug: string) => void navigate({ to: '/w/$slug', params: { slug } });
  return (
    <div className="mt-4 flex h-7 items-center gap-1 px-2 tablet:mx-2 tablet:my-3 tablet:h-px tablet:overflow-hidden tablet:bg-line tablet:px-0">
      <h2 className="min-w-0 flex-1 truncate text-xs font-medium text-ink-3 tablet:text-transparent">
        <bdi>{workspace.name}</bdi>
      </h2>
      <span className="-me-1.5 tablet:hidden">
        <Menu
          trigger={
            <IconButton dense label={t('workspaces.choose')}>
              <ChevronDown aria-hidden="true" />
            </IconButton>
          }
        >
          {all.slice(0, 12).map(({ id, slug, name }) => (
            <MenuItem
              key={id}
              icon={id === workspace.id ? <Check aria-hidden="true" /> : <span aria-hidden="true" className="size-4" />}
              onSelect={() => toWorkspace(slug)}
            >
              <bdi>{name}</bdi>
              {id === workspace.id && <span className="sr-only"> {t('workspaces.here')}</span>}
            </MenuItem>
          ))}
          <MenuLine />
          <MenuItem
            icon={<Settings aria-hidden="true" />}
            onSelect={() => void navigate({ to: '/w/$slug/settings', params: { slug: workspace.slug } })}
          >
            {t('workspaces.membersAndSettings')}
          </MenuItem>
          <MenuItem icon={<LayoutList aria-hidden="true" />} onSelect={() => void navigate({ to: '/workspaces' })}>
            {t('workspaces.toAll')}
          </MenuItem>
        </Menu>
      </span>
    </div>
  );
}
