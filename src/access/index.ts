import { Account } from './account.entity.js';
import { AuditTrailResolver } from './audit/trail/audit-trail.resolver.js';
import { MeResolver } from './me.resolver.js';

export { Account } from './account.entity.js';
export { Allow, guardRootFields, Public, refuseWithout, rootFieldsOf, unguardedFieldsOf } from './allow.js';
export { AuditAction, AuditTarget } from './audit/audit-action.js';
export { AuditSealer } from './audit/chain/audit-sealer.js';
export { CheckpointFile } from './audit/chain/checkpoint-file.js';
export { exportLines } from './audit/chain/export-audit.js';
export type { Ask } from './audit/chain/seal-audit.js';
export { type LineSigner, lineSigner } from './audit/chain/signed-line.js';
export {
  type AuditRecord,
  type ReasonKept,
  reasonOf,
  recordAudit,
  writeAuditEntry,
} from './audit/record-audit.js';
export { authenticate, authenticateAgain, hashOfKey } from './authenticate.js';
export { Role } from './closed-lists.js';
export { makeKey, type NewKey, whyNotMake } from './make-key.js';
export { type Permission, permissions, rolePermissions } from './permissions.js';
export { proofOfSecondFactor, proveCodesBy } from './proof-of-second-factor.js';

export const accessEntities = [Account];
export const accessResolvers = [MeResolver, AuditTrailResolver];
