import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../design/button';
import { Card, Chip, Chips } from '../../design/card';
import { Frame } from '../../frame/frame';
import { useSigned, useSignOut } from '../../frame/session';
import { drawBy, type Theme, themeNow } from '../../frame/theme';
import { labelOf } from '../../language/label';
import { type Language, languages, say, speak, useLanguage } from '../../language/say';

/** Who one is, how the console looks and speaks, and the way out. */
export function More() {
  const signed = useSigned();
  const signOut = useSignOut();
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
          <Link className="button button-second" href="/altro/accesso">
            {say('more.access')}
          </Link>
          <Button weight="danger" onClick={signOut}>
            {say('more.signOut')}
          </Button>
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
