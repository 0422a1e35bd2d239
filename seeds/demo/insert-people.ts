import type { Client } from 'pg';
import type { callsApartRows } from './calls-apart.js';
import type { PeopleRows } from './case-people-rows.js';
import { insertRows } from './rows.js';

/** The people of the cases; who is inside is worked out by the database, as for everybody. */
export async function insertPeople(client: Client, people: readonly PeopleRows[]): Promise<void> {
  await insertRows(
    client,
    'subject',
    people.flatMap(({ subjects }) => subjects),
  );
  await insertRows(
    client,
    'subject_change',
    people.flatMap(({ changes }) => changes),
  );
  await insertRows(
    client,
    'placement_subject',
    people.flatMap(({ placed }) => placed),
  );
}

/** Calls that opened no case. */
export async function insertCallsApart(
  client: Client,
  { keys, calls }: ReturnType<typeof callsApartRows>,
): Promise<void> {
  await insertRows(client, 'data_key', keys);
  await insertRows(client, 'call', calls);
}
