import { Link } from '@tanstack/react-router';
import type { Agent } from '@tidings/contracts';
import { CircleAlert } from 'lucide-react';
import { Strip } from '../../../components/ui/feedback/strip.tsx';
import { Avatar } from '../../../components/ui/people/avatar.tsx';
import { refusalInWords } from '../../../lib/api/form.ts';
import { useManage } from '../hooks/use-manage.ts';
import { Activity } from './activity.tsx';
import { AgentMenu } from './agent-menu.tsx';
import { AgentSign } from './agent-sign.tsx';
import { Status } from './status.tsx';
import { Work } from './work.tsx';

const cell = 'px-3 align-middle phone:block phone:p-0';

/** One agent: what it is, what it does, and whether it is heard of. On a phone its task stands under its name. */
export function AgentRow({ agent, slug, manages }: { agent: Agent; slug: string; manages: boolean }) {
  const manage = useManage(agent);
  const { id, name, version, capabilities, owner } = agent;
  const about = [version, capabilities.slice(0, 2).join(', ')].filter((words) => words !== '').join(' · ');
  return (
    <>
      <tr
        data-agent={id}
        className="h-16 border-b border-line phone:grid phone:h-auto phone:grid-cols-[minmax(0,1fr)_auto_auto] phone:items-center phone:gap-y-2 phone:py-3"
      >
        <th scope="row" className={`${cell} ps-0 text-start font-regular`}>
          <span className="flex min-w-0 items-center gap-3">
            <AgentSign />
            <span className="min-w-0">
              <Link
                to="/w/$slug/agents/$id"
                params={{ slug, id }}
                className="block truncate text-sm font-semi hover:underline phone:py-2.5"
              >
                <bdi>{name}</bdi>
              </Link>
              {about !== '' && <span className="block truncate text-xs text-ink-3 phone:-mt-2.5">{about}</span>}
            </span>
          </span>
        </th>
        <td className={cell}>
          <Status agent={agent} />
        </td>
        <td className={`${cell} phone:order-last phone:col-span-full phone:ps-11!`}>
          <Work agent={agent} />
        </td>
        <td className={`${cell} phone:hidden`}>
          <Activity agent={agent} />
        </td>
        <td className={`${cell} phone:hidden`}>
          <span className="flex min-w-0 items-center gap-2 text-sm">
            <Avatar person={owner} size={24} />
            <bdi className="truncate">{owner.displayName}</bdi>
          </span>
        </td>
        <td className={`${cell} pe-0 text-end`}>{manages && <AgentMenu agent={agent} manage={manage} />}</td>
      </tr>
      {manage.error && (
        <tr className="phone:block">
          <td colSpan={6} className="phone:block">
            <Strip tone="danger" role="alert" icon={<CircleAlert aria-hidden="true" />}>
              {refusalInWords(manage.error)}
            </Strip>
          </td>
        </tr>
      )}
    </>
  );
}
