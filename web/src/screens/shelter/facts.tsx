import { Card } from '../../design/card';
import { labelOf } from '../../language/label';
import { languageNow, say } from '../../language/say';
import { isGuarded, type ShelterInFull } from './shelter.types';

/** What the directory says of the house. */
export function Facts({ shelter }: { readonly shelter: ShelterInFull }) {
  const { kind, secrecy, organisation, municipality, address, toldArea, phone, languages, stayDays, note } =
    shelter;
  const place = [address, municipality?.name].filter(Boolean).join(', ');
  const facts = [
    [say('shelter.kind'), labelOf('ShelterKind', kind)],
    [say('shelter.organisation'), organisation.name],
    [say('shelter.where'), isGuarded(shelter) ? toldArea : place || toldArea],
    [say('shelter.phone'), phone],
    [say('shelter.languages'), languagesInWords(languages)],
    [say('shelter.stay'), say('shelter.days', { days: stayDays })],
    [say('shelter.secrecy'), labelOf('Secrecy', secrecy)],
    [say('shelter.note'), note],
  ].filter((fact): fact is [string, string] => Boolean(fact[1]));
  return (
    <Card title={say('shelter.facts')}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

export function languagesInWords(codes: readonly string[]): string {
  const names = new Intl.DisplayNames([languageNow() === 'it' ? 'it' : 'en-GB'], { type: 'language' });
  return codes.map((code) => nameOf(names, code)).join(', ');
}

/** A code that is none is shown as it is. */
function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
