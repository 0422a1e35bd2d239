import type { CaseStory } from './case.types.js';
import { lately } from './lately.js';
import { longAgo } from './long-ago.js';
import { tonight } from './tonight.js';

/** Every case of the demo, the oldest first. */
export const cases: readonly CaseStory[] = [...longAgo, ...lately, ...tonight];
