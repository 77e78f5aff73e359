import type { Notification } from '@tidings/contracts';
import { ChevronDown, ChevronUp, CircleHelp } from 'lucide-react';
import { t } from '../../../../i18n/t.ts';
import { reasonInWords } from '../model/words.ts';
import { How } from './how.tsx';
import { Why } from './why.tsx';
import { WithSubject } from './with-subject.tsx';

type Props = { item: Notification; open: boolean; onOpen: (open: boolean) => void; onMute: () => void };

/** Below what an item says: why it is there, and what can be done about it. */
export function WhySection({ item, open, onOpen, onMute }: Props) {
  const Chevron = open ? ChevronUp : ChevronDown;
  return (
    <section aria-label={t('inbox.why')} className="mt-8 border-t border-line pt-1 text-sm">
      <button
        type="button"
        data-why
        aria-expanded={open}
        onClick={() => onOpen(!open)}
        className="flex h-11 w-full items-center gap-2 rounded-sm font-semi"
      >
        <CircleHelp aria-hidden="true" />
        {t('inbox.why')}
        <Chevron aria-hidden="true" className="ms-auto" />
      </button>
      {open && (
        <>
          <p className="mt-1 max-w-[60ch] text-ink-2 [unicode-bidi:plaintext]">{reasonInWords(item)}</p>
          <WithSubject item={item}>{(given) => <Why item={item} {...given} onMute={onMute} />}</WithSubject>
          <How item={item} />
        </>
      )}
    </section>
  );
}
