import type { Mark, MarkKind } from './marks.js';

/** Where a mark was read: by whom, under which root field, in which field. */
export interface Place {
  readonly asker: string;
  readonly root: string;
  readonly field: string;
}

/** Whoever asks: the keys of the demo, and somebody without one. */
export const askers = [
  'nobody',
  'demo-worker',
  'demo-worker-2',
  'demo-coordinator',
  'demo-operator',
  'demo-operator-2',
  'demo-integration',
  'demo-backoffice',
  'demo-admin',
  'demo-auditor',
] as const;

const team = ['demo-worker', 'demo-coordinator'];
const whoSeeThem = [...team, 'demo-worker-2'];
const spoken =
  /^(station|officer|callbackPhone|situation|toldTo|words|note|closingNote|answer|\w*[rR]eason)$/;
const ofSomebody =
  /^(givenName|familyName|birthPlace|fiscalCode|citizenship|phone|notes|residenceWords|representative(Name|Phone)|consentNote|before|after|name|nameThen|words)$/;
const whoManageThem = ['demo-coordinator', 'demo-admin'];
/** By its id, and by nothing else, the auditor reads who saw which shelter. */
const isTrail = (root: string) => ['auditEntries', 'emergencyAccesses'].includes(root);
const manages = (root: string) => ['people', 'person'].includes(root);

/**
 * Who may read a mark, and where: the marked shelters and cases are all of one district, kept by its coordinator,
 * worked on by its workers; `demo-worker-2` is of a neighbour with an agreement.
 */
const entitled: Readonly<Record<MarkKind, (place: Place) => boolean>> = {
  // Nobody asked for it; or somebody did, and their time is over.
  address: () => false,
  'address after its time': () => false,
  // By an act of its own, to whom the case is with or who broke the glass: in these registries the one worker.
  'address told': ({ asker, root, field }) =>
    asker === 'demo-worker' && field === 'address' && ['revealedAddress', 'emergencyPlace'].includes(root),
  'meeting point': ({ asker, root, field }) =>
    (team.includes(asker) && field === 'directions') ||
    (asker === 'demo-worker' && root === 'emergencyPlace' && field === 'meetingPoint'),
  'words of a case': ({ asker, root, field }) =>
    (team.includes(asker) && spoken.test(field)) ||
    (asker === 'demo-coordinator' && root === 'interventionExtract'),
  // Under whatever root the people of a case are reached.
  'identity of somebody': ({ asker, root, field }) =>
    (team.includes(asker) && ofSomebody.test(field)) ||
    (asker === 'demo-coordinator' && root === 'interventionExtract'),
  'duty phone': ({ asker, field }) => whoSeeThem.includes(asker) && field === 'phone',
  // That there is such a body is no secret; that this shelter is theirs is.
  'true organisation': ({ asker, root }) =>
    ['organisation', 'organisations'].includes(root) ||
    (asker === 'demo-coordinator' && root === 'operatorsToVouchFor'),
  'name of a secret shelter': ({ asker }) => whoSeeThem.includes(asker),
  'id of a guarded shelter': ({ asker, root }) =>
    whoSeeThem.includes(asker) || (asker === 'demo-auditor' && isTrail(root)),
  'e-mail of a person': ({ asker, root, field }) =>
    whoManageThem.includes(asker) && manages(root) && field === 'email',
  'e-mail of a person elsewhere': ({ asker, root, field }) =>
    asker === 'demo-admin' && manages(root) && field === 'email',
  'reason of a reveal': ({ asker, root, field }) =>
    asker === 'demo-coordinator' && root === 'auditEntries' && field === 'reason',
  // Whoever looks at it afterwards.
  'reason of an emergency': ({ asker, root, field }) =>
    (asker === 'demo-coordinator' && root === 'auditEntries' && field === 'reason') ||
    (['demo-coordinator', 'demo-auditor'].includes(asker) &&
      root === 'emergencyAccesses' &&
      ['reason', 'finding'].includes(field)),
  'secret told once': () => false,
};

export function mayRead(mark: Mark, place: Place): boolean {
  return entitled[mark.kind](place);
}
