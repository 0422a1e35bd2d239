import './access.errors.js';
import { Account } from './account.entity.js';
import { AuditTrailResolver } from './audit/trail/audit-trail.resolver.js';
import { AccessChangeResolver } from './changes/access-change.resolver.js';
import { KeyResolver } from './keys/key.resolver.js';
import { MeResolver } from './me.resolver.js';
import { PasswordResolver } from './passwords/password.resolver.js';
import { PersonResolver } from './people/person.resolver.js';
import { ProviderResolver } from './provider/provider.resolver.js';
import { SecondFactorResolver } from './second-factor/second-factor.resolver.js';
import { SessionResolver } from './sessions/session.resolver.js';
import { VouchingResolver } from './vouching/vouching.resolver.js';

export { Account } from './account.entity.js';
export {
  Allow,
  AllowEither,
  guardRootFields,
  Public,
  refuseWithout,
  rootFieldsOf,
  unguardedFieldsOf,
} from './allow.js';
export { attemptTag } from './attempts.sql.js';
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
export { authenticateAgain, type Caller, hashOfKey, nobody } from './authenticate.js';
export { callerOfRequest, callerOfSocket } from './caller-of-request.js';
export { type AccessAlert, accessAlertsOf } from './changes/access-alerts.queries.js';
export { AccessChangeKind, recordChangeOfPlace } from './changes/access-change.js';
export { Role } from './closed-lists.js';
export { KeyGuesses } from './keys/key-guesses.js';
export { makeKey, type NewKey, whyNotMake } from './make-key.js';
export { moveCredentials } from './move-credentials.js';
export { makeInvitation, whyNotInvite } from './people/make-invitation.js';
export { type Permission, permissions, rolePermissions } from './permissions.js';
export { openProvider, type ProviderSettings } from './provider/open-provider.js';
export { provideSignIn } from './provider/provider-routes.js';
export { proveSecondFactor } from './second-factor/prove-second-factor.js';

export const accessEntities = [Account];
export const accessResolvers = [
  MeResolver,
  SessionResolver,
  SecondFactorResolver,
  PasswordResolver,
  PersonResolver,
  KeyResolver,
  ProviderResolver,
  AuditTrailResolver,
  VouchingResolver,
  AccessChangeResolver,
];
