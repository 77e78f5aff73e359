import { Copy, MailCheck } from 'lucide-react';
import { CopyButton } from '../../../../components/ui/action/copy-button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { t } from '../../../../i18n/t.ts';
import type { Made } from '../../api/invitations.ts';

/** What was just made: that it is on its way, or the link, which no list has again. */
export function MadeInvitation({ made: { email, url } }: { made: Made }) {
  if (email !== null)
    return (
      <Strip tone="live" icon={<MailCheck className="size-4 flex-none" aria-hidden="true" />}>
        {t('invite.sent', { email })}
      </Strip>
    );
  if (url === null) return null;
  return (
    <>
      <p className="mb-2 text-sm text-ink-2">{t('invite.made')}</p>
      <div className="flex items-center gap-2 rounded-md border border-line bg-sunken py-2 ps-3 pe-2">
        <code className="min-w-0 flex-1 font-mono text-sm [overflow-wrap:anywhere]">{url}</code>
        <CopyButton text={url} label={t('invite.copy')}>
          <Copy className="size-3.5!" aria-hidden="true" />
        </CopyButton>
      </div>
    </>
  );
}
