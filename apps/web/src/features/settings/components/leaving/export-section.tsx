import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../../../components/ui/action/button.tsx';
import { Strip } from '../../../../components/ui/feedback/strip.tsx';
import { t } from '../../../../i18n/t.ts';
import { clockTime } from '../../../../lib/time/time.ts';
import { SettingsRow, SettingsSection } from '../settings-frame.tsx';
import { ExportDialog } from './export-dialog.tsx';

type Archive = { url: string; expiresAt: string };

/** All that is the member's own, to take along. */
export function ExportSection({ username }: { username: string }) {
  const [isOpen, setOpen] = useState(false);
  const [archive, setArchive] = useState<Archive>();
  return (
    <SettingsSection title={t('leaving.export')}>
      <SettingsRow label={t('leaving.export.label')} hint={t('leaving.export.hint')}>
        <Button onClick={() => setOpen(true)}>{t('leaving.export.ask')}</Button>
      </SettingsRow>
      {archive !== undefined && (
        <Strip
          tone="acc"
          role="status"
          icon={<Download aria-hidden="true" />}
          className="mt-3"
          actions={
            <Button size="sm" asChild>
              <a href={archive.url} download>
                {t('leaving.export.save')}
              </a>
            </Button>
          }
        >
          {t('leaving.export.ready', { time: clockTime(Date.parse(archive.expiresAt)) })}
        </Strip>
      )}
      {isOpen && (
        <ExportDialog
          username={username}
          onClose={() => setOpen(false)}
          onMade={(made) => {
            setArchive(made);
            setOpen(false);
          }}
        />
      )}
    </SettingsSection>
  );
}
