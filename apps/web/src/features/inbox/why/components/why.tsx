import type { Notification } from '@tidings/contracts';
import type { ReactNode } from 'react';
import { Select } from '../../../../components/ui/form/select.tsx';
import { t } from '../../../../i18n/t.ts';
import { levelsOf } from '../../../watching/index.ts';
import type { Settings } from '../hooks/use-settings.ts';
import { mutablesOf } from '../model/mutes.ts';
import { isOn, placesFor, type Subject } from '../model/subject.ts';
import { typeInWords } from '../model/words.ts';
import { MuteQuick } from './mute-quick.tsx';

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex min-h-9 items-center gap-3 phone:min-h-12">
    <dt className="w-[110px] flex-none text-ink-3">{name}</dt>
    <dd className="flex min-w-0 items-center">{children}</dd>
  </div>
);

type Props = { item: Notification; subject: Subject; settings: Settings; onMute: () => void };

/** The settings that brought an item, each changeable here: its type, what is watched, who is followed, and mutes. */
export function Why({ item, subject, settings, onMute }: Props) {
  const on = isOn(item.type, subject);
  const { person } = subject;
  const nearest = mutablesOf(item, subject)[0];
  return (
    <>
      {on !== undefined && (
        <dl className="mt-3">
          <Row name={typeInWords(item.type)}>
            <Select
              label={typeInWords(item.type)}
              value={on ? 'on' : 'off'}
              onChange={(value) => settings.turn(value === 'on')}
              options={(['on', 'off'] as const).map((value) => ({ value, label: t(`inbox.why.${value}`) }))}
            />
          </Row>
          {placesFor(item, subject).map((place) => (
            <Row key={place.type} name={t(`inbox.why.here.${place.type}`)}>
              <Select
                label={place.name}
                value={place.level}
                onChange={(level) => level !== place.level && settings.watch(place, level)}
                options={levelsOf(place.type).map((value) => ({ value, label: t(`watch.${value}`) }))}
              />
            </Row>
          ))}
          {person?.following !== undefined && (
            <Row name={person.name}>
              <Select
                label={person.name}
                value={person.following ? 'on' : 'off'}
                onChange={(value) => settings.follow(person, value === 'on')}
                options={[
                  { value: 'on', label: t('inbox.why.following') },
                  { value: 'off', label: t('inbox.why.notFollowing') },
                ]}
              />
            </Row>
          )}
        </dl>
      )}
      {nearest && <MuteQuick target={nearest} subject={subject} settings={settings} onElse={onMute} />}
    </>
  );
}
