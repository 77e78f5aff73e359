import { useInfiniteQuery } from '@tanstack/react-query';
import type { AgentAct } from '@tidings/contracts';
import { MoreFailed } from '../../../components/page/list-edge.tsx';
import { Button } from '../../../components/ui/action/button.tsx';
import { RelativeTime } from '../../../components/ui/sign/relative-time.tsx';
import { t } from '../../../i18n/t.ts';
import { agentLogQuery } from '../api/agents.ts';

function whatHappened({ action, status, request, missed, by }: AgentAct): string {
  if (action === 'registered') return t('agents.act.registered');
  if (action === 'requested' && request) return t(`agents.act.requested.${request}`, { name: by ?? '' });
  if (action === 'confirmed' && request) return t(`agents.act.confirmed.${request}`);
  if (missed) return t('agents.act.missed');
  return t(`agents.status.${status}`);
}

const Entry = ({ act }: { act: AgentAct }) => (
  <li className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-t border-line py-2.5 text-sm leading-5 first:border-t-0">
    <span className="min-w-0 [overflow-wrap:anywhere]">
      <span className="font-medium">{whatHappened(act)}</span>
      {act.words !== null && act.action === 'status' && (
        <span dir="auto" className="block text-ink-2">
          {act.words}
        </span>
      )}
    </span>
    <RelativeTime at={act.at} className="text-xs tabular-nums text-ink-3" />
  </li>
);

/** What an agent was and what was asked of it, the newest first. */
export function Log({ id }: { id: string }) {
  const query = useInfiniteQuery(agentLogQuery(id));
  return (
    <section aria-labelledby="agent-log" aria-busy={query.isPending} className="pb-8">
      <h2 id="agent-log" className="flex h-[52px] items-center text-sm font-semi">
        {t('agents.log')}
      </h2>
      <ol>{query.data?.pages.flatMap(({ items }) => items.map((act) => <Entry key={act.id} act={act} />))}</ol>
      {query.isError && <MoreFailed words={t('agents.logNotLoaded')} onRetry={() => void query.refetch()} />}
      {query.hasNextPage && !query.isError && (
        <p className="flex justify-center py-4">
          <Button pending={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('agents.more')}
          </Button>
        </p>
      )}
      {query.data && !query.hasNextPage && <p className="pt-3 text-xs text-ink-3">{t('agents.logEnd')}</p>}
    </section>
  );
}
