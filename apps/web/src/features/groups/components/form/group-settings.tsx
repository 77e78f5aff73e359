import { useQueryClient } from '@tanstack/react-query';
import type { Group } from '@tidings/contracts';
import { Check } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { t } from '../../../../i18n/t.ts';
import { announce } from '../../../../lib/announce.ts';
import { groupsKey } from '../../api/groups.ts';
import { patchGroup } from '../../api/members.ts';
import { ConfirmOpen } from './confirm-open.tsx';
import type { GroupValues } from './group-form.tsx';
import { GroupForm } from './lazy-form.ts';

const valuesOf = ({ name, slug, description, open }: Group): GroupValues => ({ name, slug, description, open });

/** What differs from what was shown at first, so that nobody else's change is undone. */
const changesOf = (values: GroupValues, shown: GroupValues): Partial<GroupValues> =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => value !== shown[key as keyof GroupValues]));

/** The name, the address and the door of a group, for those who run it. What others change meanwhile overwrites nothing here. */
export function GroupSettings({ group }: { group: Group }) {
  const client = useQueryClient();
  const shown = useRef(valuesOf(group));
  const [saved, setSaved] = useState(false);
  const [asks, setAsks] = useState<((yes: boolean) => void) | undefined>(undefined);
  /** Opening shows others what was among members: it is asked first. */
  const confirmed = () => new Promise<boolean>((resolve) => setAsks(() => resolve));
  const send = async (values: GroupValues) => {
    const changes = changesOf(values, shown.current);
    setSaved(false);
    if (changes.open === true) {
      const yes = await confirmed();
      setAsks(undefined);
      if (!yes) return;
    }
    if (Object.keys(changes).length > 0) await patchGroup(group.id, changes);
    shown.current = values;
    setSaved(true);
    announce(t('groups.saved'));
    await client.invalidateQueries({ queryKey: groupsKey });
  };
  return (
    <section aria-labelledby="settings" className="mt-6 max-w-160">
      <h2 id="settings" className="sr-only">
        {t('groups.tab.settings')}
      </h2>
      <GroupForm
        start={shown.current}
        follows={false}
        send={send}
        footer={({ pending }) => (
          <div className="flex items-center gap-3">
            <Button type="submit" variant="pri" pending={pending}>
              {t('action.save')}
            </Button>
            {saved && !pending && (
              <span className="flex items-center gap-1.5 text-sm text-ink-2">
                <Check aria-hidden="true" />
                {t('groups.saved')}
              </span>
            )}
          </div>
        )}
      />
      {asks !== undefined && <ConfirmOpen group={group} answer={asks} />}
    </section>
  );
}
