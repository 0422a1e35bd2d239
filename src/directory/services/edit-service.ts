import type { RequestContext, TransactionContext } from '../../platform/context.js';
import { statement } from '../../platform/database/statement.js';
import { once } from '../../platform/request-key.js';
import { refuseStale } from '../../platform/revision.js';
import { searchKey } from '../../territory/index.js';
import { enterContacts, withdrawContacts } from '../contacts/set-contacts.js';
import { hoursFrom } from '../hours/hours.input.js';
import { comuneCalled, keptService, presentService, refuseWithoutDistrict } from './kept-service.js';
import type { Service } from './service.entity.js';
import type { EditServiceInput } from './service.input.js';
import { serviceOf } from './service.queries.js';
import type { ServiceAtHand } from './service-at-hand.types.js';

const moveServiceOn = statement(
  'move-service-on',
  'update service set revision = revision + 1 where id = $1',
);

/** Changes what the directory says of a service. */
export async function editService(ctx: RequestContext, input: EditServiceInput): Promise<ServiceAtHand> {
  const { id } = await once(ctx, { operation: 'editService', input }, (tx) => edit(tx, input));
  return serviceOf(ctx, id);
}

async function edit(tx: TransactionContext, input: EditServiceInput) {
  const service = await keptService(tx, input.serviceId);
  refuseStale(input.expectedRevision, presentService(service));
  changeFacts(service, input);
  refuseWithoutDistrict(service.coverage, service.district?.id ?? null);
  if (input.municipality !== undefined) {
    const municipality = input.municipality === null ? null : await comuneCalled(tx, input.municipality);
    tx.em.assign(service, { municipality });
  }
  if (input.contacts) {
    await withdrawContacts(tx, { serviceId: service.id });
    enterContacts(tx, input.contacts, { shelterId: null, serviceId: service.id });
    await tx.em.flush();
    await moveServiceOn(tx.em, [service.id]);
  }
  return { id: service.id };
}

function changeFacts(service: Service, input: EditServiceInput): void {
  const { hours, note } = input;
  service.name = input.name ?? service.name;
  service.searchName = searchKey(service.name);
  service.kind = input.kind ?? service.kind;
  service.coverage = input.coverage ?? service.coverage;
  service.categories = input.categories ? [...new Set(input.categories)] : service.categories;
  service.languages = input.languages ?? service.languages;
  if (hours !== undefined) service.hours = hours === null ? null : hoursFrom(hours, 'hours');
  if (note !== undefined) service.note = note;
}
