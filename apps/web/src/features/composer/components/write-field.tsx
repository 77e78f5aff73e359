import { type KeyboardEvent, useEffect, useId } from 'react';
import { t } from '../../../i18n/t.ts';
import { useIsPhone } from '../../../lib/browser/use-media.ts';
import { isForInputMethod } from '../../../lib/keyboard/ime.ts';
import type { DraftState } from '../hooks/use-draft.ts';
import { useMentions } from '../hooks/use-mentions.ts';
import type { useTextField } from '../hooks/use-text-field.ts';
import { caretPosition } from '../model/caret.ts';
import { MentionList } from './mention-list.tsx';

type Props = {
  field: ReturnType<typeof useTextField>;
  draft: DraftState;
  topicId: string | undefined;
  onTyping: ((typing: boolean) => void) | undefined;
};

/** Above the caret's line when it is low in the pane, below it else; a phone places it by itself. */
function placeAt(field: HTMLTextAreaElement | null, from: number): React.CSSProperties {
  if (!field) return {};
  const caret = caretPosition(field, from);
  const left = Math.max(8, Math.min(caret.left, field.clientWidth - 120));
  const top = field.offsetTop + caret.top;
  return caret.top > 120
    ? { left, bottom: field.offsetHeight + field.offsetTop - top + 4 }
    : { left, top: top + caret.height + 4 };
}

export function WriteField({ field, draft, topicId, onTyping }: Props) {
  const id = useId();
  const isPhone = useIsPhone();
  const mentions = useMentions(topicId, field.read, field.apply);
  const hasText = draft.body.trim() !== '';
  useEffect(() => {
    if (!hasText) onTyping?.(false);
  }, [hasText, onTyping]);
  useEffect(() => () => onTyping?.(false), [onTyping]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isForInputMethod(event.nativeEvent)) mentions.onKey(event);
  };
  return (
    <>
      <textarea
        ref={field.ref}
        value={draft.body}
        dir="auto"
        data-write
        aria-label={t('composer.body')}
        aria-autocomplete="list"
        aria-controls={mentions.open ? id : undefined}
        aria-activedescendant={
          mentions.open && mentions.people.length + mentions.groups.length > 0 ? `${id}-${mentions.active}` : undefined
        }
        onChange={(event) => {
          draft.setBody(event.target.value);
          mentions.look({ ...field.read(), value: event.target.value });
          if (event.target.value.trim() !== '') onTyping?.(true);
        }}
        onSelect={() => mentions.look(field.read())}
        onKeyDown={onKeyDown}
        onBlur={() => onTyping?.(false)}
        className="no-ring min-h-0 flex-1 resize-none bg-transparent px-4 py-2 font-mono text-base leading-[22px] text-ink placeholder:text-ink-3 phone:text-read phone:leading-6"
      />
      {mentions.open && (
        <MentionList
          id={id}
          mentions={mentions}
          inTopic={topicId !== undefined}
          place={isPhone ? {} : placeAt(field.ref.current, mentions.from)}
        />
      )}
    </>
  );
}
