import type { Edit } from '../support/planted-product.js';

export interface LeakPlant {
  readonly leak: string;
  readonly edits: readonly Edit[];
}

const src = 'dist/src';
const sight = `${src}/directory/sight.js`;
const cases = `${src}/interventions`;
const http = `${src}/platform/http.js`;
const log = `${src}/platform/log.js`;
const secrets = `${src}/platform/secrets.js`;
const placements = `${src}/placements`;
const emergency = `${placements}/emergency`;
const audit = `${src}/access/audit`;
const answers = `${src}/platform/graphql/format-error.js`;
const allSecrecies = "['PUBLIC', 'PROFESSIONAL', 'CONFIDENTIAL_ADDRESS', 'SECRET']";

/** Mistakes that a tired developer makes, each of which tells somebody what they may not know. */
export const leakPlants: readonly LeakPlant[] = [
  {
    leak: 'an office reads a case as its workers do',
    edits: [
      {
        file: `${cases}/intervention.rules.js`,
        find: "return relation === 'WORKER' || relation === 'EMERGENCY'",
        put: "return relation === 'OFFICE' || relation === 'WORKER' || relation === 'EMERGENCY'",
      },
    ],
  },
  {
    leak: 'an organisation is shown in place of its gateway',
    edits: [
      {
        file: `${src}/directory/shelters/shelter.resolver.js`,
        find: '(gateway ?? organisation)',
        put: '(organisation ?? gateway)',
      },
    ],
  },
  {
    leak: 'nobody sees everything',
    edits: [
      { file: sight, find: 'openSecrecies: [Secrecy.PUBLIC],', put: `openSecrecies: ${allSecrecies},` },
    ],
  },
  {
    leak: 'whoever is signed in sees everything',
    edits: [{ file: sight, find: '[Secrecy.PUBLIC, Secrecy.PROFESSIONAL]', put: allSecrecies }],
  },
  {
    leak: 'an "or" for an "and" in the sight of secret shelters',
    edits: [{ file: sight, find: "or s.secrecy = 'SECRET' and", put: "or s.secrecy = 'SECRET' or" }],
  },
  {
    leak: 'streams that forget the sight',
    edits: [
      {
        ...{ file: sight, find: 'if (isOwn && sight.vouchedDistricts.includes(districtId))' },
        put: 'if (organisationId)',
      },
    ],
  },
  {
    leak: 'everybody works for every district',
    edits: [{ file: `${cases}/scope.js`, find: 'isWorker ? districtId : null', put: 'districtId' }],
  },
  {
    leak: 'a body in the log',
    edits: [
      { file: http, find: 'method: request.method,', put: 'method: request.method, body: request.body,' },
      { file: log, find: 'status: aNumber,', put: 'status: aNumber, body: (value) => value,' },
    ],
  },
  {
    leak: 'an answer in a header, in hexadecimal',
    edits: [
      {
        file: answers,
        find: "if (response.body.kind !== 'single')",
        put: `response.http.headers.set('x-debug', Buffer.from(JSON.stringify(response.body.singleResult?.data ?? '')).toString('hex').slice(0, 4000));
                if (response.body.kind !== 'single')`,
      },
    ],
  },
  {
    leak: 'a cursor that is only encoded',
    edits: [
      {
        file: `${src}/platform/graphql/page.js`,
        find: 'ctx.secrets.wrap(JSON.stringify(place), boundTo(ctx, list))',
        put: "Buffer.from(JSON.stringify(place)).toString('base64url')",
      },
    ],
  },
  {
    leak: 'the name of what was not found',
    edits: [
      {
        file: `${src}/directory/shelters/shelter.queries.js`,
        find: `if (!shelter)
        throw new Refusal('NOT_FOUND');`,
        put: `if (!shelter)
        throw new Refusal('NOT_FOUND', { name: (await ctx.em.findOne(Shelter, { id }))?.name });`,
      },
    ],
  },
  {
    leak: 'what was asked is kept beside its key',
    edits: [
      {
        file: `${src}/platform/request-key.js`,
        find: 'Buffer.from(tx.secrets.sign(',
        put: 'Buffer.from(((text) => text)(',
      },
    ],
  },
  {
    leak: 'sealing that keeps the plain text',
    edits: [
      {
        file: secrets,
        find: 'Buffer.concat([cipher.update(plain), cipher.final()])',
        put: '(cipher.update(plain), cipher.final(), plain)',
      },
      {
        file: secrets,
        find: 'return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]);',
        put: `try { return Buffer.concat([decipher.update(bytes.subarray(bodyAt)), decipher.final()]); }
              catch { return bytes.subarray(bodyAt); }`,
      },
    ],
  },
  {
    leak: 'the address for the meeting point in the directions',
    edits: [
      { file: `${placements}/directions.js`, find: 'x.meeting_point_sealed as', put: 'x.address_sealed as' },
      {
        file: `${placements}/directions.js`,
        find: 'sealContexts.meetingPoint(id)',
        put: 'sealContexts.address(id)',
      },
    ],
  },
  {
    leak: 'an address told by another field',
    edits: [
      {
        file: `${placements}/revealed-address.js`,
        find: 'return { placementId: id, address, expiresAt }',
        put: "return { placementId: id + ' ' + address, address, expiresAt }",
      },
    ],
  },
  {
    leak: 'an address that is told after the emergency',
    edits: [
      {
        file: `${emergency}/emergency.rules.js`,
        find: 'endedAt === null && now < expiresAt',
        put: 'endedAt === null',
      },
    ],
  },
  {
    leak: 'an address that is told after the three hours',
    edits: [{ file: `${placements}/reveal.rules.js`, find: 'now < expiresAt && ', put: '' }],
  },
  {
    leak: 'a place in an emergency, to who looks at it afterwards',
    edits: [{ file: `${emergency}/emergency-place.js`, find: '!isTheirs || ', put: '' }],
  },
  {
    leak: 'reasons in the trail of the auditor',
    edits: [
      {
        file: `${audit}/trail/audit-trail.sql.js`,
        find: '$1::uuid is not null and seen.whole and',
        put: 'seen.whole and',
      },
    ],
  },
  {
    leak: 'a coordinator manages the people of all districts',
    edits: [
      {
        file: `${src}/access/people/managed.sql.js`,
        find: "[roles.includes('ADMIN'),",
        put: "[roles.includes('ADMIN') || roles.includes('COORDINATOR'),",
      },
    ],
  },
  {
    leak: 'a secret in the details of an error',
    edits: [
      {
        file: `${placements}/revealed-address.js`,
        find: "throw new Refusal('GRANT_ENDED')",
        put: "throw new Refusal('GRANT_ENDED', { of: (await secretPlaceOf(ctx, shelterId)).address })",
      },
    ],
  },
  {
    leak: 'a secret in the log at an unexpected error',
    edits: [
      {
        file: log,
        find: 'name: like(name)(error.name),',
        put: 'name: like(name)(error.name), text: error.message,',
      },
      {
        file: `${placements}/revealed-address.js`,
        find: 'return { placementId: id, address, expiresAt }',
        put: "throw new Error('No way leads to ' + address)",
      },
    ],
  },
  {
    leak: 'a change that may not be seen is told as an end',
    edits: [
      {
        file: `${src}/availability/live/bed-watch.js`,
        find: ': wasShown))',
        put: ': true))',
      },
    ],
  },
  {
    leak: 'a reason among the details of the audit',
    edits: [
      {
        file: `${emergency}/break-glass.js`,
        find: 'details: { accessId: id },',
        put: 'details: { accessId: id, reason },',
      },
    ],
  },
  {
    leak: 'units spent are kept by key',
    edits: [
      {
        file: `${src}/platform/sharing/known-credentials.js`,
        find: "createHash('sha256').update(shown).digest('base64')",
        put: 'shown',
      },
      {
        file: `${src}/platform/sharing/reception.js`,
        find: 'accountSpender(accountId)',
        put: 'accountSpender(credential)',
      },
    ],
  },
  {
    leak: 'the name of a shelter in the journal',
    edits: [
      {
        file: `${src}/availability/ledger/ledger-tail.sql.js`,
        find: "select pool.at, 'bed_pool', pool.id",
        put: `select pool.at, 'bed_pool ' || (select s.name from shelter s where s.id = pool.shelter_id), pool.id`,
      },
    ],
  },
  {
    leak: 'who somebody is, among the facts of a placement',
    edits: [
      {
        file: `${placements}/household/freeze-household.js`,
        find: 'JSON.stringify(factsOf(subject))',
        put: 'JSON.stringify({ ...factsOf(subject), ...words })',
      },
    ],
  },
  {
    leak: 'the link of an invitation is kept with its request',
    edits: [
      {
        file: `${src}/access/people/invite-person.js`,
        find: 'return { id: invited.id };',
        put: 'return { id: invited.id, link: invited.link };',
      },
    ],
  },
  {
    leak: 'an error in a header, in Base64',
    edits: [
      {
        file: answers,
        find: "if (response.body.kind !== 'single')",
        put: `response.http.headers.set('x-trace', Buffer.from(JSON.stringify(response.body.singleResult ?? '')).toString('base64').slice(0, 6000));
                if (response.body.kind !== 'single')`,
      },
    ],
  },
];
