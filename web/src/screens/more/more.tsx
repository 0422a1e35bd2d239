import { useState } from 'react';
import { Link } from 'wouter';
import { Card, Chip, Chips } from '../../design/card';
import { Frame } from '../../frame/frame';
import { SignOutButton } from '../../frame/sign-out';
import { useSigned } from '../../frame/signed';
import { drawBy, type Theme, themeNow } from '../../frame/theme';
import { labelOf } from '../../language/label';
import { type Language, languages, say, speak, useLanguage } from '../../language/say';

/** Who one is, how the console looks and speaks, and the way out. */
export function More() {
  const signed = useSigned();
  const language = useLanguage();
  const [theme, setTheme] = useState(themeNow);
  const draw = (chosen: Theme) => {
    drawBy(chosen);
    setTheme(chosen);
  };
  return (
    <Frame title={say('more.title')}>
      <Card title={signed.name} aside={signed.roles.map((role) => labelOf('Role', role)).join(', ')}>
        <div className="acts">
          {signed.permissions.includes('people.manage') ? (
            <Link className="button button-second" href="/altro/persone">
              {say('place.people')}
            </Link>
          ) : null}
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

const names = { it: 'Italiano', en: 'English' } as const satisfies Record<Language, string>;
