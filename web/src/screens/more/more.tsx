import { useState } from 'react';
import { Link } from 'wouter';
import { Card, Chip, Chips } from '../../design/card';
import { Frame } from '../../frame/frame';
import { SignOutButton } from '../../frame/sign-out';
import { useSigned } from '../../frame/signed';
import { drawBy, type Theme, themeNow } from '../../frame/theme';
import type { Sentence } from '../../language/it';
import { labelOf } from '../../language/label';
import { type Language, languages, say, speak, useLanguage } from '../../language/say';

/** Who one is, how the console looks and speaks, and the way out. */
export function More() {
  const signed = useSigned();
  const language = useLanguage();
  const [theme, setTheme] = useState(themeNow);
  const kept = keeping.filter(({ needs }) => needs.some((one) => signed.permissions.includes(one)));
  const draw = (chosen: Theme) => {
    drawBy(chosen);
    setTheme(chosen);
  };
  return (
    <Frame title={say('more.title')}>
      <Card title={signed.name} aside={signed.roles.map((role) => labelOf('Role', role)).join(', ')}>
        <div className="acts">
          {signed.permissions.includes('beds.search') ? (
            <Link className="button button-second" href="/foglio">
              {say('sheet.open')}
            </Link>
          ) : null}
          <Link className="button button-second" href="/altro/accesso">
            {say('more.access')}
          </Link>
          <SignOutButton />
        </div>
      </Card>
      {kept.length > 0 ? (
        <Card title={say('place.work')}>
          <div className="acts">
            {kept.map(({ path, name }) => (
              <Link key={path} className="button button-second" href={path}>
                {say(name)}
              </Link>
            ))}
          </div>
        </Card>
      ) : null}
      <Card title={say('more.look')}>
        <Chips label={say('more.theme')}>
          {(['auto', 'day', 'night'] as const).map((one) => (
            <Chip key={one} isChosen={theme === one} onPress={() => draw(one)}>
              {say(`theme.${one}`)}
            </Chip>
          ))}
        </Chips>
        <Chips label={say('more.language')}>
          {languages.map((one) => (
            <Chip key={one} isChosen={language === one} onPress={() => speak(one)}>
              {names[one]}
            </Chip>
          ))}
        </Chips>
      </Card>
      <Card title={say('more.keys')}>
        <p>{say('more.keysWhat')}</p>
      </Card>
      <Card title={say('developers.title')}>
        <p>{say('developers.what')}</p>
        <Link className="button button-second" href="/sviluppatori">
          {say('developers.open')}
        </Link>
      </Card>
    </Frame>
  );
}

/** What some keep for all, by what they may do. */
const keeping: readonly {
  readonly path: string;
  readonly name: Sentence;
  readonly needs: readonly string[];
}[] = [
  { path: '/altro/persone', name: 'place.people', needs: ['people.manage'] },
  { path: '/altro/enti', name: 'place.organisations', needs: ['organisations.edit'] },
  { path: '/altro/chiavi', name: 'place.keys', needs: ['keys.manage'] },
  { path: '/altro/distretti', name: 'place.districts', needs: ['territory.edit'] },
  { path: '/altro/registro', name: 'place.audit', needs: ['audit.read'] },
  { path: '/altro/emergenze', name: 'place.emergencies', needs: ['glass.review', 'glass.break'] },
];

const names = { it: 'Italiano', en: 'English' } as const satisfies Record<Language, string>;
