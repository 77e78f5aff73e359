import type { AlertSource, MonitoredKind } from '@tidings/contracts';
import { AtSign, AudioLines, House, type LucideIcon, Mail, MailX, Phone, ShieldAlert, UserSearch } from 'lucide-react';

/** The sign of each source, and of what is watched. */
export const sourceSigns: Record<AlertSource, LucideIcon> = {
  darkwatch: ShieldAlert,
  voiceprint: AudioLines,
  spamshield: MailX,
  hometitle: House,
  removebrokers: UserSearch,
};
export const kindSigns: Record<MonitoredKind, LucideIcon> = {
  email: Mail,
  phone: Phone,
  username: AtSign,
  address: House,
  voice: AudioLines,
};

/** Names of the sources: brands, the same in every language. */
export const sourceNames: Record<AlertSource, string> = {
  darkwatch: 'DarkWatch',
  voiceprint: 'VoicePrint',
  spamshield: 'SpamShield',
  hometitle: 'HomeTitle',
  removebrokers: 'RemoveBrokers',
};

export function SourceSign({ source, size = 'sm' }: { source: AlertSource; size?: 'sm' | 'lg' }) {
  const Sign = sourceSigns[source];
  return (
    <span
      aria-hidden="true"
      className={`flex flex-none items-center justify-center rounded-[28%] bg-active text-ink-2 ${size === 'lg' ? 'size-10' : 'size-7'}`}
    >
      <Sign className={size === 'lg' ? 'size-5!' : 'size-4!'} />
    </span>
  );
}
