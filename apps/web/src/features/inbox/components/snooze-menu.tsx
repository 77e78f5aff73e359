import type { SnoozeInput } from '@tidings/contracts';
import { instantOf } from '@tidings/contracts/quiet';
import { AlarmClock } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { IconButton } from '../../../components/ui/action/icon-button.tsx';
import { Field } from '../../../components/ui/form/field.tsx';
import { Input } from '../../../components/ui/form/input.tsx';
import { Dialog } from '../../../components/ui/overlay/dialog.tsx';
import { Menu, MenuItem } from '../../../components/ui/overlay/menu.tsx';
import { reading } from '../../../i18n/reader.ts';
import { t } from '../../../i18n/t.ts';
import { serverNow } from '../../../lib/time/server-time.ts';

export const snoozePresets = ['1h', 'tomorrow', 'next_week'] as const;
const yearMs = 365 * 24 * 3_600_000;

/** Asks until when. */
export function AnotherTime({ onClose, onSnooze }: { onClose: () => void; onSnooze: (snooze: SnoozeInput) => void }) {
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = () => {
    // The field has no zone: its clock is the one that all times are shown on.
    const at = instantOf(Date.parse(`${value}Z`), reading().timeZone);
    const fits = at > serverNow() && at < serverNow() + yearMs;
    setWrong(!fits);
    if (!fits) return;
    onSnooze({ until: new Date(at).toISOString() });
    onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('inbox.snooze')} width={380}>
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t('inbox.snooze.when')} {...(wrong && { error: t('inbox.snooze.wrong') })}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="pri" className="justify-self-end">
          {t('inbox.snooze')}
        </Button>
      </form>
    </Dialog>
  );
}

/** Until when one is put off; the server knows what the presets are where the reader lives. */
export function SnoozeMenu({
  onSnooze,
  onOpenChange,
}: {
  onSnooze: (snooze: SnoozeInput) => void;
  onOpenChange?: (open: boolean) => void;
}) {
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Menu
        {...(onOpenChange && { onOpenChange })}
        trigger={
          <IconButton dense label={t('inbox.snooze')} keys="s" data-snooze>
            <AlarmClock aria-hidden="true" />
          </IconButton>
        }
      >
        {snoozePresets.map((preset) => (
          <MenuItem key={preset} onSelect={() => onSnooze({ preset })}>
            {t(`inbox.snooze.${preset}`)}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setAsks(true)}>{t('inbox.snooze.date')}</MenuItem>
      </Menu>
      {asks && <AnotherTime onClose={() => setAsks(false)} onSnooze={onSnooze} />}
    </>
  );
}
