import 'sonner/dist/styles.css';
import { useEffect } from 'react';
import { Toaster as Sonner, toast as sonner } from 'sonner';
import { t } from '../../i18n/t.ts';
import { useIsPhone } from '../../lib/browser/use-media.ts';

export { sonner };

export function SonnerHost({ onMounted }: { onMounted: () => void }) {
  const isPhone = useIsPhone();
  useEffect(onMounted, [onMounted]);
  return (
    <Sonner
      position={isPhone ? 'top-center' : 'bottom-right'}
      offset={16}
      mobileOffset={12}
      gap={12}
      visibleToasts={3}
      hotkey={['F8']}
      containerAriaLabel={t('toast.region')}
      toastOptions={{ unstyled: true }}
      style={{ '--width': '376px', zIndex: 'var(--z-toast)', fontFamily: 'inherit' } as React.CSSProperties}
    />
  );
}
