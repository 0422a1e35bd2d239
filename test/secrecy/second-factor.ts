import { TOTP } from 'otpauth';
import { demoEmail, demoPassword } from '../../seeds/demo/people-rows.js';
import type { ServerProcess } from '../support/server-process.js';
import type { Parsed } from '../support/world.js';
import type { Marks } from './marks.js';

/**
 * Gives somebody of the demo a second factor, and tells codes of it: two to be used at once, two later. Everything by
 * which they could be feigned becomes a mark.
 */
export async function secondFactorOf(
  person: string,
  { url }: ServerProcess,
  marks: Marks,
): Promise<readonly [now: readonly string[], later: readonly string[]]> {
  const keep = (secret: string) => marks.keepSecret(`second factor of ${person}`, secret);
  const ask = signedInAt(url, keep);
  const credentials = { email: demoEmail(person), password: demoPassword };
  await ask('mutation ($input: SignInInput!) { signIn(input: $input) { id } }', credentials);
  const { beginSecondFactor: generator } = await ask(
    'mutation ($input: BeginSecondFactorInput!) { beginSecondFactor(input: $input) { secret } }',
    {},
  );
  keep(generator.secret);
  const code = new TOTP({ secret: generator.secret }).generate();
  const { confirmSecondFactor } = await ask(
    'mutation ($input: SecondFactorCodeInput!) { confirmSecondFactor(input: $input) { codes } }',
    { code },
  );
  const codes: string[] = confirmSecondFactor.codes;
  for (const one of codes) keep(one);
  return [codes.slice(0, 2), codes.slice(2, 4)];
}

/** Asks as the console does, with the cookie it was given last. */
function signedInAt(url: string, keep: (cookie: string) => void) {
  let cookie = '';
  return async (query: string, input: object): Promise<Parsed> => {
    const headers = { 'content-type': 'application/json', 'riparo-client': 'secrecy', cookie };
    const body = JSON.stringify({ query, variables: { input } });
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
    for (const set of answer.headers.getSetCookie()) {
      [cookie = ''] = set.split(';');
      keep(cookie.slice(cookie.indexOf('=') + 1));
    }
    const { data, errors } = (await answer.json()) as { data: Parsed; errors?: object };
    if (errors) throw new Error(`${query.slice(0, 80)}: ${JSON.stringify(errors)}`);
    return data;
  };
}
