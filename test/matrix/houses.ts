import type { District } from '../support/given.js';
import type { Shelter } from '../support/given-shelters.js';
import type { World } from '../support/world.js';

const secrecies = {
  open: 'PUBLIC',
  professional: 'PROFESSIONAL',
  confidential: 'CONFIDENTIAL_ADDRESS',
  secret: 'SECRET',
} as const;
type Name = keyof typeof secrecies;
export type House = Readonly<Record<Name, Shelter>>;

const allHours = {
  always: false,
  holidays: 'AS_USUAL',
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59' }],
  seasons: [
    {
      name: 'freddo',
      fromDay: '06-01',
      untilDay: '06-30',
      weekly: [{ days: [1], from: '08:00', to: '09:00' }],
    },
  ],
  exceptions: [
    { name: 'lavori', from: '2020-01-01', until: '2020-01-02', intervals: [{ from: '08:00', to: '09:00' }] },
  ],
};

export function mapped<V, W>(record: Readonly<Record<string, V>>, of: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, of(value)]));
}

/** A shelter of each secrecy, with everything filled in that it may have. */
export async function house(
  { given, database }: World,
  district: District,
  organisation: { id: string },
): Promise<House> {
  const made = async (secrecy: string): Promise<Shelter> => {
    const isGuarded = secrecy === 'CONFIDENTIAL_ADDRESS' || secrecy === 'SECRET';
    const criterion = { kind: 'AGE_MAX', effect: 'PREFER', number: 70 };
    const shelter = await given.shelter({
      ...{ district, organisation, secrecy, kind: isGuarded ? 'REFUGE_HOUSE' : 'NIGHT_SHELTER' },
      ...{ staffedHours: allHours, admissionHours: allHours, telephoneHours: allHours },
      ...(isGuarded ? { meetingPoint: 'questura', secretAddress: 'Vicolo Inventato 7' } : {}),
      pools: [
        {
          authorised: 10,
          free: 8,
          categories: ['WOMAN_VICTIM_OF_VIOLENCE'],
          criteria: [criterion],
          emergency: true,
        },
      ],
    });
    await database.sql(
      `insert into contact (shelter_id, position, name, phone, route)
       values ($1, 1, 'Reperibile', '+39 000 333444', 'DIRECT_PHONE')`,
      [shelter.id],
    );
    await database.sql(
      "update criterion set note = 'nota', words = '{it}', valid_from = '2020-01-01', valid_until = '2030-01-01' where pool_id = $1",
      [shelter.pool.id],
    );
    await database.sql("update shelter set note = 'nota', languages = '{it}' where id = $1", [shelter.id]);
    return shelter;
  };
  const entries = await Promise.all(
    Object.entries(secrecies).map(async ([name, secrecy]) => [name, await made(secrecy)] as const),
  );
  return Object.fromEntries(entries) as House;
}

export async function service(
  world: World,
  district: District,
  organisation: { id: string },
): Promise<string> {
  const admin = await world.given.admin();
  const input = {
    ...{ organisationId: organisation.id, name: 'Sportello', kind: 'HOTLINE', coverage: 'DISTRICT' },
    ...{
      municipality: district.comune,
      hours: allHours,
      note: 'nota',
      languages: ['it'],
      categories: ['FAMILY'],
    },
    contacts: [{ name: 'Centralino', phone: '+39 000 333444', route: 'DIRECT_PHONE', hours: allHours }],
  };
  const document = 'mutation ($input: CreateServiceInput!) { createService(input: $input) { id } }';
  const { data, errors } = await world.ask(admin, document, { input });
  if (!data?.createService) throw new Error(JSON.stringify(errors));
  return data.createService.id;
}
