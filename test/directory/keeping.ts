import type { Account } from '../support/given.js';
import type { World } from '../support/world.js';

const shown =
  'id name kind secrecy organisation { id } municipality { istatCode } address phone stayDays revision closed';

/** A district around Bologna, an organisation with shelters there, and those who keep them. */
export async function keepingIn(world: World) {
  const { given } = world;
  const district = await given.district({ comuni: ['037006'] });
  const organisation = await given.organisation();
  const admin = await given.admin();
  /** Sends one mutation of one argument `input`. */
  function act(who: Account | null, name: string, input: object, fields = shown) {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
    return world.ask(who, document, { input });
  }
  return {
    act,
    district,
    organisation,
    admin,
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
    /** An organisation that people may call: it has a service. */
    async gateway(facts: Parameters<World['given']['organisation']>[0] = {}) {
      const made = await given.organisation(facts);
      const service = { organisationId: made.id, name: 'Sportello', kind: 'HOTLINE', coverage: 'NATIONAL' };
      const { data } = await act(admin, 'createService', service, 'id');
      return { ...made, serviceId: data.createService.id as string };
    },
  };
}
