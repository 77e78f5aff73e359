import { quietPart } from '../../components/ui/part/quiet-part.tsx';
import { withMessages } from '../../i18n/reader.ts';
import { useStore } from '../../lib/store/external-store.ts';
import { remembered } from './nav/remembered.ts';

const Section = quietPart(withMessages(async () => (await import('./nav/section.tsx')).Section));
const Tabs = quietPart(withMessages(async () => (await import('./nav/tabs.tsx')).Tabs));

/** Its place in the sidebar is kept until it is here, as high as it was last. */
export function SectionPlace() {
  const last = useStore(remembered);
  return (
    <div
      style={{ '--n': last?.pages } as React.CSSProperties}
      className={
        last ? 'min-h-[calc(28px+30px*var(--n))] tablet:min-h-[calc(1px+36px*var(--n))]' : 'min-h-[30px] tablet:min-h-9'
      }
    >
      <Section />
    </div>
  );
}

/** Likewise in the tab bar of a phone, as wide as its tabs are. */
export const TabsPlace = () => (
  <div style={{ flex: `${useStore(remembered)?.tabs ?? 1} 0 0` }} className="flex min-w-0">
    <Tabs />
  </div>
);
