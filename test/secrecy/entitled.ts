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
const spoken = /^(station|officer|callbackPhone|situation|toldTo|words|note|closingNote|\w*[rR]eason)$/;

/**
 * Who may read a mark, and where: the marked shelters and cases are all of one district, kept by its coordinator,
 * worked on by its workers; `demo-worker-2` is of a neighbour with an agreement.
 */
const entitled: Readonly<Record<MarkKind, (place: Place) => boolean>> = {
  // To whom the case is with, by an act of its own.
  address: ({ asker, root, field }) =>
    team.includes(asker) && field === 'address' && ['revealAddress', 'revealedAddress'].includes(root),
  'meeting point': ({ asker, field }) => team.includes(asker) && field === 'directions',
  'words of a case': ({ asker, field }) => team.includes(asker) && spoken.test(field),
  'duty phone': ({ asker, field }) => whoSeeThem.includes(asker) && field === 'phone',
  // That there is such a body is no secret; that this shelter is theirs is.
  'true organisation': ({ root }) => root === 'organisation' || root === 'organisations',
  'name of a secret shelter': ({ asker }) => whoSeeThem.includes(asker),
  'id of a guarded shelter': ({ asker }) => whoSeeThem.includes(asker),
};

export function mayRead(mark: Mark, place: Place): boolean {
  return entitled[mark.kind](place);
}
