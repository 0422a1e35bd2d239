import type { Client } from 'pg';
import type { Secrets } from '../../src/platform/secrets.js';
import { callsApartRows } from './calls-apart.js';
import { caseRows, home } from './case-rows.js';
import { cases } from './cases.js';
import { insertCallsApart, insertPeople } from './insert-people.js';
import type { Moment } from './moment.js';
import { seedDue } from './procedures/seed-due.js';
import { insertRows } from './rows.js';

export async function seedCases(client: Client, secrets: Secrets, moment: Moment): Promise<void> {
  const told = [];
  for (const story of cases) {
    const number = await nextNumber(client, moment.hoursAgo(story.openedHoursAgo));
    told.push({ story, ...caseRows(story, { moment, secrets, number }) });
  }
  await insertRows(
    client,
    'intervention',
    told.map(({ intervention }) => intervention),
  );
  await insertRows(
    client,
    'data_key',
    told.map(({ dataKey }) => dataKey),
  );
  await insertRows(
    client,
    'call',
    told.map(({ call }) => call),
  );
  await insertRows(
    client,
    'placement',
    told.flatMap(({ placements }) => placements),
  );
  await insertRows(
    client,
    'timeline_entry',
    told.flatMap(({ timeline }) => timeline),
  );
  await insertRows(
    client,
    'unmet_need',
    told.flatMap(({ unmetNeeds }) => unmetNeeds),
  );
  await insertPeople(
    client,
    told.map(({ people: ofCase }) => ofCase),
  );
  await insertCallsApart(client, callsApartRows(moment, secrets));
  await seedDue(client, told, { moment, district: home });
}

async function nextNumber(client: Client, opened: Date): Promise<string> {
  const { rows } = await client.query<{ number: string }>(
    `select to_char($1::timestamptz at time zone 'Europe/Rome', 'YYYY') || '-'
       || lpad(nextval('intervention_number')::text, 6, '0') as number`,
    [opened],
  );
  return rows[0]?.number ?? '';
}
