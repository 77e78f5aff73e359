import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '../../../components/ui/action/button.tsx';
import { t } from '../../../i18n/t.ts';
import { signOut } from '../../../lib/session/session.ts';
import { useMember } from '../../../lib/session/state.ts';
import { EmailSection } from '../components/email/email-section.tsx';
import { LanguageAndTime } from '../components/language-and-time.tsx';
import { DeleteSection } from '../components/leaving/delete-section.tsx';
import { ExportSection } from '../components/leaving/export-section.tsx';
import { PasswordForm } from '../components/password-form.tsx';
import { ProfileForm } from '../components/profile-form.tsx';
import { SettingsFrame, SettingsRow, SettingsSection } from '../components/settings-frame.tsx';
import { ThemeChoice } from '../components/theme-choice.tsx';

export function SettingsPage() {
  const member = useMember();
  const navigate = useNavigate();
  const [leaving, setLeaving] = useState(false);
  if (!member) return null;
  const leave = () => {
    setLeaving(true);
    // The session is forgotten here even when the server did not hear of it.
    const goHome = () => void navigate({ to: '/' });
    signOut().then(goHome, goHome);
  };
  return (
    <SettingsFrame title={t('settings.tab.account')}>
      <SettingsSection
        title={t('settings.profile')}
        aside={
          <Link to="/u/$name" params={{ name: member.username }} className="link text-sm">
            {t('settings.viewProfile')}
          </Link>
        }
      >
        <ProfileForm member={member} />
        <Link to="/notices" className="link mt-4 inline-block text-sm">
          {t('notices.link')}
        </Link>
      </SettingsSection>
      <SettingsSection title={t('settings.look')}>
        <SettingsRow label={t('settings.theme')} hint={t('settings.themeHint')}>
          <ThemeChoice />
        </SettingsRow>
      </SettingsSection>
      <SettingsSection title={t('settings.languageAndTime')}>
        <LanguageAndTime member={member} />
      </SettingsSection>
      <EmailSection member={member} />
      <SettingsSection title={t('settings.password')}>
        <PasswordForm username={member.username} />
      </SettingsSection>
      <SettingsSection title={t('settings.signOut')}>
        <SettingsRow label={t('settings.signOutHint')}>
          <Button onClick={leave} pending={leaving}>
            {t('settings.signOut')}
          </Button>
        </SettingsRow>
      </SettingsSection>
      <ExportSection username={member.username} />
      <DeleteSection username={member.username} />
    </SettingsFrame>
  );
}
