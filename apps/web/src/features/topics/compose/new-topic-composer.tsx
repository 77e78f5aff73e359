import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { TopicView } from '@tidings/contracts';
import { SquarePen } from 'lucide-react';
import { Select } from '../../../components/ui/form/select.tsx';
import { Swatch } from '../../../components/ui/sign/swatch.tsx';
import { t } from '../../../i18n/t.ts';
import { SameWrite } from '../../../lib/api/same-write.ts';
import { isCode } from '../../../lib/http/error.ts';
import { categoriesQuery, isWritable } from '../../categories/index.ts';
import {
  Composer,
  cleanTitle,
  type DraftState,
  type Obstacle,
  TitleField,
  titleObstacle,
} from '../../composer/index.ts';
import { changeTopic } from '../api/change-topic.ts';
import { createTopic } from '../api/create-topic.ts';
import { CreateProblem } from './create-problem.tsx';

type Props = { categoryId: string | undefined; onClose: () => void };
function Head({ draft }: { draft: DraftState }) {
  const { data: categories = [] } = useQuery(categoriesQuery());
  const { setField } = draft;
  return (
    <div className="flex items-center gap-3 phone:flex-col phone:items-stretch">
      <div className="w-56 flex-none phone:w-auto">
        <Select
          size="lg"
          label={t('topics.category')}
          placeholder={t('topics.compose.noCategory')}
          value={draft.fields.category ?? ''}
          onChange={(id) => setField('category', id)}
          options={categories.filter(isWritable).map((category) => ({
            value: category.id,
            label: category.name,
            icon: <Swatch color={category.colour} />,
          }))}
        />
      </div>
      <TitleField draft={draft} label={t('topics.compose.title')} hint={t('topics.compose.titleHint')} />
    </div>
  );
}

const obstacleOf = ({ fields }: DraftState): Obstacle | undefined =>
  fields.category === undefined
    ? { words: t('composer.needsCategory'), field: 'category' }
    : titleObstacle(fields.title ?? '');

const textOf = ({ fields, body }: DraftState) => ({
  title: cleanTitle(fields.title ?? ''),
  body: body.trim(),
});

/** What is pressed: make it, or give the one that an earlier try made the text of now. */
type Wish = { draft: DraftState; made?: TopicView; meant?: boolean };

/** A new topic: category, title, text. It goes to the topic when the server has it; until then nothing is lost. */
export function NewTopicComposer({ categoryId, onClose }: Props) {
  const navigate = useNavigate();
  const create = useMutation({
    // Its key lies with the draft: a second try after an answer that never came makes no second topic, closed or loaded
    // anew in between.
    mutationFn: ({ draft, made, meant }: Wish) =>
      made
        ? changeTopic(made, textOf(draft))
        : new SameWrite(draft.write).sendOne(
            { categoryId: draft.fields.category ?? '', ...textOf(draft), ...(meant && { confirmMentions: true }) },
            createTopic,
          ),
    onSuccess: (topic, { draft }) => {
      draft.drop();
      onClose();
      void navigate({ to: '/t/$id', params: { id: topic.id } });
    },
  });
  const { error } = create;
  return (
    <Composer
      label={t('topics.compose')}
      heading={
        <>
          <SquarePen aria-hidden="true" className="flex-none phone:hidden" />
          <b className="truncate font-semi">{t('topics.compose')}</b>
        </>
      }
      draftName="topic"
      start={categoryId === undefined ? undefined : { fields: { category: categoryId } }}
      head={(draft) => <Head draft={draft} />}
      submit={t('topics.compose.submit')}
      pending={create.isPending}
      obstacle={obstacleOf}
      problem={(draft) =>
        error && (
          <CreateProblem
            error={error}
            onChange={(made) => create.mutate({ draft, made })}
            onAnother={() => {
              new SameWrite(draft.write).renew();
              create.mutate({ draft });
            }}
          />
        )
      }
      // Sent again after the server asked, it is meant.
      onSubmit={(draft, meant) => create.mutate({ draft, meant: meant || isCode(error, 'CONFIRM_MENTION') })}
      onClose={onClose}
    />
  );
}
