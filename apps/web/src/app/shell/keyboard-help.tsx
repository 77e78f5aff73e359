import { Dialog } from '../../components/ui/overlay/dialog.tsx';
import { Kbd } from '../../components/ui/sign/kbd.tsx';
import { t } from '../../i18n/t.ts';
import { type Audience, isFor } from '../../lib/session/audience.ts';
import { useMember } from '../../lib/session/state.ts';
import { keyGroups } from '../list/keys.ts';

/** `?`: every key that does something, in two columns. */
export function KeyboardHelp({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const member = useMember();
  const mayUse = ({ audience }: { audience?: Audience }) => isFor(audience, member);
  return (
    <Dialog reading open={open} onOpenChange={onOpenChange} title={t('keys.title')} note={t('keys.note')} width={800}>
      <div className="columns-2 gap-14 phone:columns-1">
        {keyGroups.filter(mayUse).map((group) => (
          <section key={group.title} className="mb-6 break-inside-avoid">
            <h3 className="mb-1.5 text-xs font-medium text-ink-3">{t(group.title)}</h3>
            <dl>
              {group.shortcuts.filter(mayUse).map((shortcut) => (
                <div key={shortcut.label} className="flex h-8 items-center justify-between text-sm">
                  <dt>{t(shortcut.label)}</dt>
                  <dd className="flex gap-[3px]">
                    {shortcut.keys.map((keys) => (
                      <Kbd key={keys} keys={keys} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
