import { Link } from '@tanstack/react-router';
import type { Agent } from '@tidings/contracts';
import { Unplug } from 'lucide-react';
import { Button } from '../../../components/ui/action/button.tsx';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { t } from '../../../i18n/t.ts';
import { useNow } from '../../../lib/time/clock.ts';
import { relativeTime } from '../../../lib/time/time.ts';

/** Who went silent last, where nobody asked it to; the others are in the list. */
export function LostStrip({ agents, slug }: { agents: readonly Agent[]; slug: string }) {
  const now = useNow();
  const lost = agents
    .filter(({ status, hold }) => status === 'offline' && hold !== 'stopped')
    .sort((a, b) => (a.statusAt < b.statusAt ? 1 : -1));
  const [agent] = lost;
  if (!agent) return null;
  const { id, name, statusAt, owner } = agent;
  const at = Date.parse(statusAt);
  const words = { name, owner: owner.displayName, time: relativeTime(at, Math.max(now, at)) };
  return (
    <Strip
      tone="warn"
      className="mb-2"
      icon={<Unplug aria-hidden="true" />}
      actions={
        <Button size="sm" asChild>
          <Link to="/w/$slug/agents/$id" params={{ slug, id }}>
            {t('agents.openLog')}
          </Link>
        </Button>
      }
    >
      {t('agents.lost', words)}
      {lost.length > 1 && ` ${t('agents.lostMore', { count: lost.length - 1 })}`}
    </Strip>
  );
}
