import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useId, useState } from 'react';
import { Field } from '../../../../components/ui/form/field.tsx';
import { Input } from '../../../../components/ui/form/input.tsx';
import { Dialog } from '../../../../components/ui/overlay/dialog.tsx';
import { formatNumber, t } from '../../../../i18n/t.ts';
import { refusalInWords } from '../../../../lib/api/form.ts';
import { audienceGroupsQuery } from '../api/groups.ts';
import type { Composing } from '../hooks/use-composer.ts';
import { Chip, chip } from './chip.tsx';

type Props = { composing: Composing; people: number | undefined };
const shownMax = 8;

/** Which group, by a part of its name. */
function ChooseGroup({
  onChoose,
  onClose,
}: {
  onChoose: (group: { id: string; name: string }) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const { data = [], error } = useQuery(audienceGroupsQuery());
  const wanted = text.trim().toLocaleLowerCase();
  const found = data.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)).slice(0, shownMax);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('announcements.group')}>
      <Field label={t('announcements.groupName')} error={error ? refusalInWords(error) : undefined}>
        {(control) => (
          <Input
            {...control}
            type="search"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <ul aria-label={t('announcements.groups')} className="mt-2">
        {found.map(({ id, name, memberCount }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onChoose({ id, name })}
              className="flex h-11 w-full items-center gap-3 rounded-sm px-2 text-start hover:bg-hover"
            >
              <bdi className="truncate text-base font-medium">{name}</bdi>
              <span className="ms-auto text-sm tabular-nums text-ink-3">{formatNumber(memberCount)}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && !error && <p className="px-2 text-sm text-ink-3">{t('announcements.noGroup')}</p>}
    </Dialog>
  );
}

/** Who it is for: everybody, or the members of one group. */
export function AudienceField({ composing: { form, change, made }, people }: Props) {
  const name = useId();
  const [asks, setAsks] = useState(false);
  const count = people !== undefined && <span className="font-regular tabular-nums">{formatNumber(people)}</span>;
  if (made?.state === 'published')
    return (
      <p className="text-sm text-ink-2">
        {t(form.group ? 'announcements.outGroup' : 'announcements.outAll', { group: form.group?.name ?? '' })}
      </p>
    );
  return (
    <fieldset className="text-sm">
      <legend className="mb-1.5 font-medium">{t('announcements.who')}</legend>
      <div className="flex flex-wrap gap-1.5">
        <Chip name={name} checked={form.group === null} onChoose={() => change({ group: null })}>
          {t('announcements.everybody')} {form.group === null && count}
        </Chip>
        {form.group && (
          <Chip name={name} checked onChoose={() => undefined}>
            <bdi>{form.group.name}</bdi> {count}
          </Chip>
        )}
        <button type="button" className={chip} onClick={() => setAsks(true)}>
          <Plus aria-hidden="true" className="size-3.5!" />
          {t(form.group ? 'announcements.anotherGroup' : 'announcements.aGroup')}
        </button>
      </div>
      {asks && (
        <ChooseGroup
          onClose={() => setAsks(false)}
          onChoose={(group) => {
            setAsks(false);
            change({ group });
          }}
        />
      )}
    </fieldset>
  );
}
