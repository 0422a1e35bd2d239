import { LockMode } from '@mikro-orm/core';
import type { TransactionContext } from '../platform/context.js';
import { Refusal } from '../platform/errors.js';
import { isId } from '../platform/id.js';
import { District } from './district.entity.js';

/** @throws NOT_FOUND for what is no district. */
export async function lockedDistrict({ em }: TransactionContext, id: string): Promise<District> {
  const lockMode = LockMode.PESSIMISTIC_WRITE;
  const district = isId(id) ? await em.findOne(District, { id }, { lockMode }) : null;
  if (!district) throw new Refusal('NOT_FOUND');
  return district;
}
