import type { Ask } from './marked-registry.js';
import type { Marks } from './marks.js';

const coordinator = 'demo-coordinator';
const admin = 'demo-admin';

/** People whose e-mails are marks, and whose links are secrets: two of the district, one of none. */
export async function markedPeople(ask: Ask, marks: Marks, district: string): Promise<string[]> {
  const invited = [
    { by: coordinator, districtId: district, role: 'SOCIAL_WORKER', kind: 'e-mail of a person' },
    { by: coordinator, districtId: district, role: 'SOCIAL_WORKER', kind: 'e-mail of a person' },
    { by: admin, districtId: null, role: 'AUDITOR', kind: 'e-mail of a person elsewhere' },
  ] as const;
  const people: string[] = [];
  for (const { by, districtId, role, kind } of invited) {
    const email = `${marks.make(kind, `person ${marks.all.length}`)}@example.org`;
    const { invitePerson: told } = await ask(
      by,
      'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { link person { id } } }',
      {
        input: {
          ...{ email, districtId, name: `Persona ${people.length}`, roles: [role] },
          requestKey: `invited-${marks.all.length}`,
        },
      },
    );
    marks.keepSecret(`link of ${email}`, secretOf(told.link));
    people.push(told.person.id);
  }
  return people;
}

export const keyOfSystem = 'key of a system';

/** The key of a system. */
export async function markedKey(ask: Ask, marks: Marks, districtId: string): Promise<void> {
  const { createApiKey: made } = await ask(
    coordinator,
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
    {
      input: {
        ...{ districtId, name: `Gestionale ${marks.kept.length}`, scopes: ['beds.read', 'beds.search'] },
        requestKey: `key-${marks.all.length}`,
      },
    },
  );
  marks.keepSecret(keyOfSystem, made.secret);
}

/** `demo-worker` reaches in an emergency where a shelter is; the coordinator looks at every second time. */
export async function brokenGlass(
  ask: Ask,
  marks: Marks,
  { shelterId, nth, code }: { shelterId: string; nth: number; code: string },
): Promise<string> {
  const words = () => marks.make('reason of an emergency', `emergency ${nth}`);
  const { breakGlass: access } = await ask(
    'demo-worker',
    'mutation ($input: BreakGlassInput!) { breakGlass(input: $input) { id } }',
    {
      input: {
        ...{ target: 'SHELTER', targetId: shelterId, code, requestKey: `glass-${shelterId}` },
        reason: `Nessuno risponde ${words()}`,
      },
    },
  );
  if (nth % 2 === 0) {
    const looked = { accessId: access.id, justified: true, finding: `Verificato ${words()}` };
    await ask(
      coordinator,
      'mutation ($input: ReviewEmergencyAccessInput!) { reviewEmergencyAccess(input: $input) { id } }',
      { input: { ...looked, requestKey: `looked-${access.id}` } },
    );
  }
  return access.id;
}

/** The part of a link that opens. */
function secretOf(link: string): string {
  const [, secret = ''] = link.split('#');
  return secret;
}
