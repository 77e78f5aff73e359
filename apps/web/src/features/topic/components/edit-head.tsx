import { Input } from '../../../components/ui/form/input.tsx';
import { t } from '../../../i18n/t.ts';
import { type DraftState, TitleField } from '../../composer/index.ts';

type Props = {
  draft: DraftState;
  /** Whether what is edited has a title. */
  titled: boolean;
  /** Who wrote it, where that is somebody else: they read why. */
  other: string | undefined;
};

/** Above the text that is edited: its title, and why somebody edits what another wrote. */
export const EditHead = ({ draft, titled, other }: Props) => (
  <div className="space-y-2">
    {titled && <TitleField draft={draft} label={t('topic.title')} />}
    {other !== undefined && (
      <Input
        aria-label={t('topic.editReason')}
        placeholder={t('topic.editReasonHint', { name: other })}
        value={draft.fields.reason ?? ''}
        maxLength={1000}
        onChange={(event) => draft.setField('reason', event.target.value)}
      />
    )}
  </div>
);
