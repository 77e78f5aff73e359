import type { Workspace } from '@tidings/contracts';
import { Users, X } from 'lucide-react';
import { Markdown } from '../../../../components/markdown/markdown.tsx';
import { IconButton } from '../../../../components/ui/action/icon-button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { t } from '../../../../i18n/t.ts';
import { useShortcut } from '../../../../lib/keyboard/use-shortcut.ts';
import { useMember } from '../../../../lib/session/state.ts';
import type { OneApproval } from '../../api/approvals.ts';
import { useDecider } from '../../hooks/use-decider.ts';
import { AskerSign } from '../asker-sign.tsx';
import { ApprovalMeta } from '../meta.tsx';
import { Dock } from './dock.tsx';
import { Neighbours } from './neighbours.tsx';
import { Payload } from './payload.tsx';
import { Votes } from './votes.tsx';

const nothing = () => undefined;

/** A topic or another page that it is about; a page of this forum opens without loading the app anew. */
const Links = ({ links }: Pick<OneApproval, 'links'>) => (
  <ul aria-label={t('approvals.related')} className="mt-5 flex flex-wrap gap-x-4 gap-y-1 text-sm">
    {links.map(({ url, words }) => (
      <li key={url}>
        <a
          href={url}
          {...(url.startsWith('/') ? { 'data-inner': true } : { rel: 'noreferrer' })}
          className="inline-flex min-h-6 items-center text-accent-text underline phone:min-h-11"
        >
          <bdi>{words}</bdi>
        </a>
      </li>
    ))}
  </ul>
);

/** An approval whole: who asks for what, what was decided, what will happen, and the buttons of whoever may decide it. */
export function Whole({ approval, workspace }: { approval: OneApproval; workspace: Workspace }) {
  const decider = useDecider({ approval, workspace, me: useMember()?.id }, nothing);
  const { mayDecide, askWhy, approve, undo, lost, dismiss } = decider;
  useShortcut('a', approve, mayDecide);
  useShortcut('x', () => askWhy(true), mayDecide);
  useShortcut('z', () => undo?.(), undo !== undefined);
  return (
    <>
      <Neighbours workspace={workspace} id={approval.id} />
      <div className="flex gap-3">
        <span className="phone:hidden">
          <AskerSign by={approval.requestedBy} />
        </span>
        <div className="min-w-0">
          <h1 className="font-head text-xl leading-7 font-semi tracking-head [overflow-wrap:anywhere]">
            <bdi>{approval.title}</bdi>
          </h1>
          <ApprovalMeta approval={approval} />
        </div>
      </div>
      {lost !== undefined && (
        <Strip
          tone="warn"
          role="alert"
          icon={<Users aria-hidden="true" />}
          className="mt-4"
          actions={
            <IconButton dense label={t('action.close')} onClick={dismiss}>
              <X aria-hidden="true" />
            </IconButton>
          }
        >
          {lost}
        </Strip>
      )}
      <Votes approval={approval} />
      {approval.summary !== '' && <Markdown source={approval.summary} className="mt-4" />}
      <Payload approval={approval} />
      {approval.links.length > 0 && <Links links={approval.links} />}
      <div className="h-6 flex-none" />
      <Dock approval={approval} workspace={workspace} decider={decider} />
    </>
  );
}
