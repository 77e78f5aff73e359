import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleAlert, SquarePen } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Select } from '../../../components/ui/form/select.tsx';
import { Swatch } from '../../../components/ui/sign/swatch.tsx';
import { t } from '../../../i18n/t.ts';
import { useSameWrite } from '../../../lib/api/same-write.ts';
import { ApiError, isUnanswered } from '../../../lib/http/error.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { useSecondsUntil } from '../../../lib/time/use-seconds-until.ts';
import { categoriesQuery, isWritable } from '../../categories/index.ts';
import {
  Composer,
  cleanTitle,
  type DraftState,
  type Obstacle,
  TitleField,
  titleObstacle,
} from '../../composer/index.ts';
import { createTopic } from '../api/create-topic.ts';

type Props = { categoryId: string | undefined; onClose: () => void };
type Failure = { words: string; retryAt: number | undefined };

function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiError)) return { words: t('error.unknown'), retryAt: undefined };
  if (isUnanswered(error)) return { words: t('topics.compose.failed'), retryAt: undefined };
  const retryAt = error.code === 'RATE_LIMITED' ? serverNow() + (error.retryAfterMs ?? 0) : undefined;
  return { words: error.message, retryAt };
}

function Problem({ failure }: { failure: Failure }) {
  const seconds = useSecondsUntil(failure.retryAt);
  return (
    <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />}>
      {seconds === undefined ? failure.words : t('post.rateLimit', { seconds })}
    </Strip>
  );
}

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

/** A new topic: category, title, text. It goes to the topic when the server has it; until then nothing is lost. */
export function NewTopicComposer({ categoryId, onClose }: Props) {
  const navigate = useNavigate();
  // The same text is the same write: a second try after an answer that never came makes no second topic.
  const write = useSameWrite();
  const create = useMutation({
    mutationFn: (draft: DraftState) => {
      const body = {
        categoryId: draft.fields.category ?? '',
        title: cleanTitle(draft.fields.title ?? ''),
        body: draft.body.trim(),
      };
      return write.send(body, () => body, createTopic);
    },
    onSuccess: (topic, draft) => {
      draft.drop();
      onClose();
      void navigate({ to: '/t/$id', params: { id: topic.id } });
    },
  });
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
      problem={create.error && <Problem failure={failureOf(create.error)} />}
      onSubmit={(draft) => create.mutate(draft)}
      onClose={onClose}
    />
  );
}
