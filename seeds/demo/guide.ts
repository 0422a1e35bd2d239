import { idOf } from './ids.js';
import { people } from './people.js';

/** What the terminal and the README tell about the demo: whom one may be, and what to try first. */
export interface DemoGuide {
  readonly keys: readonly { readonly key: string; readonly who: string }[];
  readonly steps: readonly DemoStep[];
}
interface DemoStep {
  readonly title: string;
  readonly key: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const demoGuide: DemoGuide = {
  keys: people.flatMap(({ key, name, who }) => (who ? [{ key, who: `${name} – ${who}` }] : [])),
  steps: [],
};
export const demoIds = { district: idOf('district/santerno') };
