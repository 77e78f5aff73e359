import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { WatchLevel, WatchTarget } from '@tidings/contracts';
import { Bell, BellDot, BellOff, BellRing, CircleAlert } from 'lucide-react';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Menu } from '../../../components/ui/overlay/menu.tsx';
import { MenuChoice, MenuChoices } from '../../../components/ui/overlay/menu-choice.tsx';
import { t } from '../../../i18n/t.ts';
import { announce } from '../../../lib/announce.ts';
import { setWatch } from '../api/set-watch.ts';
import { four, three } from '../model/levels-of.ts';

const icons = { watching: BellRing, tracking: BellDot, normal: Bell, muted: BellOff } as const;
const isLevel = (value: string): value is WatchLevel => (four as readonly string[]).includes(value);

/** What a level does, for each kind of thing. */
const notes = (type: WatchTarget): [WatchLevel, string][] =>
  type === 'group'
    ? three.map((level) => [level, t(`watch.group.${level}`)])
    : four.map((level) => [level, t(`watch.${type}.${level}`)]);

export type WatchProps = {
  type: WatchTarget;
  id: string;
  level: WatchLevel;
  /** What shows the level, asked for anew once it is another. */
  shownBy: QueryKey;
};

/** How much the reader wants to hear of this. It shows at once what was chosen; a refusal puts it back and says so on the button. */
export function WatchChoice({ type, id, level, shownBy }: WatchProps) {
  const client = useQueryClient();
  const choice = useMutation({
    mutationFn: (wanted: WatchLevel) => setWatch(type, id, wanted),
    // One after the other: the last wish is the one that stands.
    scope: { id: `watch ${id}` },
    onSuccess: (_, wanted) => announce(t('watch.label', { level: t(`watch.${wanted}`) })),
    onError: () => announce(t('watch.failed')),
    onSettled: () => client.invalidateQueries({ queryKey: shownBy, exact: true }),
  });
  const shown = choice.isPending ? choice.variables : level;
  const Icon = choice.isError ? CircleAlert : icons[shown];
  const label = choice.isError ? t('watch.failed') : t('watch.label', { level: t(`watch.${shown}`) });
  return (
    <Menu
      heading={t(`watch.${type}`)}
      trigger={
        <IconButton label={label}>
          <Icon aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuChoices value={shown} onChange={(value) => isLevel(value) && choice.mutate(value)}>
        {notes(type).map(([value, note]) => {
          const Sign = icons[value];
          return (
            <MenuChoice key={value} value={value} note={note} icon={<Sign aria-hidden="true" />}>
              {t(`watch.${value}`)}
            </MenuChoice>
          );
        })}
      </MenuChoices>
    </Menu>
  );
}
