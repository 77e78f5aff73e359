import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ApprovalAct } from '@tidings/contracts';
import { useId, useRef, useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { Input } from '../../../../components/ui/form/input.tsx';
import { RelativeTime } from '../../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../../i18n/t.ts';
import { useSameWrite } from '../../../../lib/api/same-write.ts';
import { useShortcut } from '../../../../lib/keyboard/use-shortcut.ts';
import { comment, timelineQuery } from '../../api/approvals.ts';

const known = [
  'asked',
  'edited',
  'approved',
  'rejected',
  'held',
  'undone',
  'commented',
  'ended',
  'expired',
  'cancelled',
] as const;
const actInWords = (action: string): string => {
  const name = known.find((one) => one === action);
  return t(`approvals.act.${name ?? 'other'}`);
};

const Act = ({ act: { by, action, comment: said, at } }: { act: ApprovalAct }) => (
  <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-t border-line py-2.5 text-sm leading-5 first:border-t-0">
    <span className="min-w-0 [overflow-wrap:anywhere]">
      <b className="font-semi">{by.name}</b> <span className="text-ink-2">{actInWords(action)}</span>
      {said !== null && <span className="block whitespace-pre-wrap">{said}</span>}
    </span>
    <RelativeTime at={at} className="text-xs tabular-nums text-ink-3" />
  </li>
);

/** Says something; what was written stays where it did not arrive. */
function CommentBox({ id }: { id: string }) {
  const client = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const inputId = useId();
  const [text, setText] = useState('');
  const write = useSameWrite();
  const send = useMutation({
    mutationFn: (body: string) =>
      write.send(
        body,
        () => body,
        (said, options) => comment(id, said, options),
      ),
    onSuccess() {
      write.renew();
      setText('');
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['approvals'] }),
  });
  useShortcut('c', (event) => {
    event.preventDefault();
    field.current?.focus();
  });
  const said = text.trim();
  return (
    <form
      className="mt-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (said !== '' && !send.isPending) send.mutate(said);
      }}
    >
      <label htmlFor={inputId} className="sr-only">
        {t('approvals.comment')}
      </label>
      <div className="flex gap-2">
        <Input
          id={inputId}
          ref={field}
          small
          maxLength={2000}
          placeholder={t('approvals.commentHint')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" disabled={said === ''} pending={send.isPending}>
          {t('approvals.send')}
        </Button>
      </div>
      {send.isError && (
        <Strip tone="danger" role="alert" className="mt-2">
          {t('approvals.notSent')}
        </Strip>
      )}
    </form>
  );
}

/** What happened to an approval, the first at first, and a place to say something. */
export function Timeline({ id, mayComment }: { id: string; mayComment: boolean }) {
  const { data } = useQuery(timelineQuery(id));
  return (
    <section aria-label={t('approvals.timeline')}>
      <h2 className="flex h-[52px] items-center text-sm font-semi">{t('approvals.timeline')}</h2>
      <ol>
        {data?.items.toReversed().map((act) => (
          <Act key={act.id} act={act} />
        ))}
      </ol>
      {mayComment && <CommentBox id={id} />}
    </section>
  );
}
