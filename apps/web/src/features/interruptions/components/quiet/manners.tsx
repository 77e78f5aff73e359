import { Switch } from '../../../../components/ui/form/switch.tsx';
import { t } from '../../../../i18n/t.ts';
import type { Preferences } from '../../api/preferences.ts';
import { useSetPreferences } from '../../hooks/use-preferences.ts';
import { Refused } from '../refused.tsx';
import { Row } from './row.tsx';

function Manner({ name, on }: { name: 'busyIsQuiet' | 'calm' | 'sound'; on: boolean }) {
  const { set, error } = useSetPreferences();
  return (
    <>
      <Row label={t(`quiet.${name}`)} hint={t(`quiet.${name}.hint`)}>
        <Switch on={on} onChange={(next) => set({ [name]: next })} label={t(`quiet.${name}`)} />
      </Row>
      <Refused error={error} />
    </>
  );
}

/** How something interrupts, where it may. */
export const Manners = ({ set }: { set: Preferences }) => (
  <>
    <Manner name="busyIsQuiet" on={set.busyIsQuiet} />
    <Manner name="calm" on={set.calm} />
    <Manner name="sound" on={set.sound} />
  </>
);
