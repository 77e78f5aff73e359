import type { TopicView } from '@tidings/contracts';
import { CircleAlert } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { CameBefore } from '../../../lib/api/same-write.ts';
import { ApiError, isUnanswered } from '../../../lib/http/error.ts';
import { serverNow } from '../../../lib/time/server-time.ts';
import { useSecondsUntil } from '../../../lib/time/use-seconds-until.ts';

type Failure = { words: string; retryAt: number | undefined };

function failureOf(error: unknown): Failure {
  if (error instanceof CameBefore) return { words: t('topics.compose.cameBefore'), retryAt: undefined };
  if (!(error instanceof ApiError)) return { words: t('error.unknown'), retryAt: undefined };
  if (isUnanswered(error)) return { words: t('topics.compose.failed'), retryAt: undefined };
  const retryAt = error.code === 'RATE_LIMITED' ? serverNow() + (error.retryAfterMs ?? 0) : undefined;
  return { words: error.message, retryAt };
}

type Props = { error: unknown; onChange: (topic: TopicView) => void; onAnother: () => void };

/** Why there is no new topic; or that an earlier try made it, with an earlier text. */
export function CreateProblem({ error, onChange, onAnother }: Props) {
  const { words, retryAt } = failureOf(error);
  const seconds = useSecondsUntil(retryAt);
  const came = error instanceof CameBefore ? error : undefined;
  const topic = came?.answer as TopicView | undefined;
  return (
    <Strip
      tone="danger"
      role="alert"
      icon={<CircleAlert aria-hidden="true" />}
      actions={
        came && (
          <>
            <Button size="sm" variant="ghost" onClick={onAnother}>
              {t('topics.compose.another')}
            </Button>
            {topic && (
              <Button size="sm" onClick={() => onChange(topic)}>
                {t('topics.compose.change')}
              </Button>
            )}
          </>
        )
      }
    >
      {seconds === undefined ? words : t('post.rateLimit', { seconds })}
    </Strip>
  );
}
