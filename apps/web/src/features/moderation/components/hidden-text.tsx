import { useQuery } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { Markdown } from '../../../components/markdown/markdown.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { contentQuery } from '../api/content.ts';
import type { Target } from '../model/target.ts';

/** What a hidden post says, for moderators who ask. */
export function HiddenText({ target }: { target: Pick<Target, 'type' | 'id'> }) {
  const [shown, setShown] = useState(false);
  const { data, isError, isFetching } = useQuery({ ...contentQuery(target), enabled: shown });
  return (
    <>
      <Button
        size="sm"
        aria-expanded={shown}
        pending={shown && isFetching && !data}
        icon={shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        onClick={() => setShown(!shown)}
      >
        {t(shown ? 'moderation.hideText' : 'moderation.showText')}
      </Button>
      {shown && isError && <p className="basis-full text-danger-text">{t('moderation.textFailed')}</p>}
      {shown && data && (
        <div className="basis-full border-s-2 border-line-strong ps-3 text-ink-2">
          <Markdown source={data.body} className="prose-thread" />
        </div>
      )}
    </>
  );
}
