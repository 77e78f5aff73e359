import type { ChatMessage } from '@tidings/contracts';
import { MESSAGE_MAX } from '@tidings/contracts/plain';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { isForInputMethod } from '../../../lib/keyboard/ime.ts';
import { useChatDraft } from '../hooks/use-chat-draft.ts';
import type { Outgoing } from '../outbox/store.ts';

type Props = {
  channelId: string;
  title: string;
  editing: ChatMessage | undefined;
  /** What was refused comes back into the field. */
  taken: Outgoing | undefined;
  /** False: it was not taken, and stays in the field. */
  onSend: (body: string) => boolean;
  onSave: (message: ChatMessage, body: string) => void;
  onCancel: () => void;
  /** ArrowUp in an empty field. */
  onEditLast: () => void;
  onTyping: (typing: boolean) => void;
};

/** Where one writes: Enter sends, Shift and Enter begin a line, ArrowUp takes the last message back in hand. The draft stays with the channel. */
export function ChatComposer({
  channelId,
  title,
  editing,
  taken,
  onSend,
  onSave,
  onCancel,
  onEditLast,
  onTyping,
}: Props) {
  const [draft, setDraft] = useChatDraft(channelId);
  const [changed, setChanged] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const text = editing ? changed : draft;
  useEffect(() => {
    if (!editing) return;
    setChanged(editing.body ?? '');
    field.current?.focus();
  }, [editing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each that comes back
  useEffect(() => {
    if (!taken) return;
    setDraft(draft ? `${taken.body}\n\n${draft}` : taken.body);
    field.current?.focus();
  }, [taken]);
  const submit = () => {
    const body = text.trim();
    if (!body) return;
    if (editing) return onSave(editing, body);
    if (!onSend(body)) return;
    setDraft('');
    onTyping(false);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isForInputMethod(event.nativeEvent)) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'ArrowUp' && text === '') {
      event.preventDefault();
      onEditLast();
    } else if (event.key === 'Escape' && editing) {
      event.preventDefault();
      onCancel();
    }
  };
  return (
    <div className="mx-6 mb-4 rounded-lg border border-line-strong bg-surface focus-within:border-accent phone:mx-3 phone:mb-3">
      {editing && <p className="px-3.5 pt-2 text-xs text-ink-3">{t('chat.editing')}</p>}
      <textarea
        ref={field}
        value={text}
        rows={Math.min(8, Math.max(1, text.split('\n').length))}
        dir="auto"
        maxLength={MESSAGE_MAX}
        aria-label={t('chat.write', { title })}
        placeholder={t('chat.write', { title })}
        className="block w-full resize-none bg-transparent px-3.5 pt-2.5 pb-1 text-base text-ink no-ring placeholder:text-ink-3"
        onChange={({ target }) => {
          if (editing) return setChanged(target.value);
          setDraft(target.value);
          onTyping(target.value !== '');
        }}
        onBlur={() => onTyping(false)}
        onKeyDown={onKeyDown}
      />
      <div className="flex items-center justify-end gap-2.5 px-1.5 pb-1.5">
        <span className="text-xs text-ink-3 phone:hidden">{t('chat.enterSends')}</span>
        {editing && (
          <Button size="sm" variant="ghost" onClick={onCancel}>
            {t('action.cancel')}
          </Button>
        )}
        <Button size="sm" variant="pri" disabled={text.trim() === ''} onClick={submit}>
          {t(editing ? 'action.save' : 'chat.send')}
        </Button>
      </div>
    </div>
  );
}
