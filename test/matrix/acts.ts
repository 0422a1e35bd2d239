import { actsOnDeadlines } from './acts-on-deadlines.js';
import { actsOnPeople } from './acts-on-people.js';
import type { Act } from './acts-on-places.js';
import { actsOnPlaces } from './acts-on-places.js';
import { actsOnRota } from './acts-on-rota.js';
import { actsOnSubjects } from './acts-on-subjects.js';

/** Every act that is asked here. */
export const acts: Readonly<Record<string, Act>> = {
  ...actsOnPlaces,
  ...actsOnPeople,
  ...actsOnDeadlines,
  ...actsOnSubjects,
  ...actsOnRota,
};
