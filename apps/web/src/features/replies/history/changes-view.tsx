import { useMemo } from 'react';
import { type Change, changesBetween } from './text-changes.ts';

const looks = {
  same: undefined,
  added: 'rounded-xs bg-ins no-underline',
  removed: 'rounded-xs bg-del line-through',
} satisfies Record<Change['kind'], string | undefined>;
const tags = { same: 'span', added: 'ins', removed: 'del' } as const;

function Changes({ earlier, later, className }: { earlier: string; later: string; className: string }) {
  const changes = useMemo(() => changesBetween(earlier, later), [earlier, later]);
  return (
    <div dir="auto" className={`whitespace-pre-wrap [overflow-wrap:anywhere] ${className}`}>
      {changes.map(({ kind, text }, at) => {
        const Tag = tags[kind];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move
          <Tag key={at} className={looks[kind]}>
            {text}
          </Tag>
        );
      })}
    </div>
  );
}

type Text = { title: string | null; body: string };

/** What became of a text: removed words struck through, added ones on green, as they were written. */
export const ChangesView = ({ earlier, later }: { earlier: Text; later: Text }) => (
  <>
    {earlier.title !== null && (
      <Changes earlier={earlier.title} later={later.title ?? ''} className="mb-1 font-head text-lg font-semi" />
    )}
    <Changes earlier={earlier.body} later={later.body} className="text-base" />
  </>
);
