import type { Account } from '../support/given.js';
import type { World } from '../support/world.js';

const shown =
  'id name kind secrecy organisation { id } municipality { istatCode } address phone stayDays revision closed';

/** A district around Bologna, an organisation with shelters there, and those who keep them. */
export async function keepingIn(world: World) {
  const { given } = world;
  const district = await given.district({ comuni: ['037006'] });
  const organisation = await given.organisation();
  return {
    district,
    organisation,
    admin: await given.admin(),
    coordinator: await given.coordinator({ district }),
    operator: await given.operator({ organisation }),
    /** Everybody who may edit no shelter. */
    readers: await Promise.all([
      given.worker({ district }),
      given.mediator({ district }),
      given.backOffice({ municipalities: [district.comune] }),
      given.auditor(),
      given.integration({ organisation, scopes: ['beds.read'] }),
    ]),
    /** A shelter of that organisation in that district, unless the facts say otherwise. */
    shelter: (facts: Parameters<World['given']['shelter']>[0] = {}) =>
      given.shelter({ district, organisation, ...facts }),
    /** The least that makes a shelter, its secrecy and place apart. */
    fresh: () => ({ name: 'Casa Nuova', kind: 'NIGHT_SHELTER', organisationId: organisation.id }),
    /** Sends one mutation of one argument `input`. */
    act(who: Account | null, name: string, input: object, fields = shown) {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
      return world.ask(who, document, { input });
    },
  };
}
