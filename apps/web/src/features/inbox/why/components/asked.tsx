import type { Notification } from '@tidings/contracts';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { t } from '../../../../i18n/t.ts';
import { mutablesOf } from '../model/mutes.ts';
import type { Question } from '../model/question.ts';
import { reasonInWords } from '../model/words.ts';
import { How } from './how.tsx';
import { Mute } from './mute.tsx';
import { Why } from './why.tsx';
import { WithSubject } from './with-subject.tsx';

type Props = {
  asked: Question | undefined;
  onAsk: (what: Question['what'], item: Notification) => void;
  onClose: () => void;
};

/** The answer, over the page; on a phone a sheet. One leads to the other. */
export function Asked({ asked, onAsk, onClose }: Props) {
  if (!asked) return null;
  const { what, item } = asked;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(what === 'why' ? 'inbox.why' : 'inbox.mute')}
      width={440}
      {...(what === 'mute' && {
        footer: (
          <Button variant="ghost" className="me-auto" onClick={() => onAsk('why', item)}>
            {t('inbox.why')}
          </Button>
        ),
      })}
    >
      {what === 'why' && <p className="text-sm text-ink-2 [unicode-bidi:plaintext]">{reasonInWords(item)}</p>}
      <WithSubject item={item}>
        {(given) =>
          what === 'why' ? (
            <div className="text-sm">
              <Why item={item} {...given} onMute={() => onAsk('mute', item)} />
            </div>
          ) : (
            <Mute targets={mutablesOf(item, given.subject)} {...given} onClose={onClose} />
          )
        }
      </WithSubject>
      {what === 'why' && <How item={item} />}
    </Dialog>
  );
}
