import { LockMode } from '@mikro-orm/core';
import type { TransactionContext } from '../../platform/context.js';
import { invalidInput, Refusal } from '../../platform/errors.js';
import { isId } from '../../platform/id.js';
import { isIstatCode, Municipality } from '../../territory/index.js';
import { mayKeepIn, notOfTheirDistrict } from '../organisations/kept-organisation.js';
import { Service, type ServiceCoverage } from './service.entity.js';

const unknownComune = { en: 'is not the ISTAT code of a comune', it: 'non è il codice ISTAT di un comune' };
const needsDistrict = {
  en: 'is needed: only a NATIONAL service belongs to no district',
  it: 'serve: solo un servizio NATIONAL non appartiene a un distretto',
};

/** A service that the actor may edit, its row locked. */
export async function keptService(tx: TransactionContext, id: string): Promise<Service> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const service = isId(id) ? await tx.em.findOne(Service, { id }, { lockMode }) : null;
  if (!service) throw new Refusal('NOT_FOUND');
  if (!mayKeepIn(tx, service.district?.id ?? null)) throw notOfTheirDistrict();
  if (service.closedAt) throw new Refusal('SERVICE_CLOSED', { revision: service.revision });
  return service;
}

/** What a person editing a service is told of its present state. */
export function presentService(service: Service) {
  const { revision, name, kind, coverage, categories, languages, hours, note } = service;
  const municipality = service.municipality?.istatCode ?? null;
  return { revision, name, kind, coverage, categories, languages, hours, note, municipality };
}

export async function comuneCalled({ em }: TransactionContext, istatCode: string): Promise<Municipality> {
  const municipality = isIstatCode(istatCode) ? await em.findOne(Municipality, { istatCode }) : null;
  if (!municipality) throw invalidInput('municipality', unknownComune);
  return municipality;
}

export function refuseWithoutDistrict(coverage: ServiceCoverage, districtId: string | null): void {
  if (coverage !== 'NATIONAL' && districtId === null) throw invalidInput('districtId', needsDistrict);
}
