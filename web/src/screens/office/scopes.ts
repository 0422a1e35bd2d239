import type { Sentence } from '../../language/it';
import { say } from '../../language/say';

/** What a system of a shelter organisation may be given. */
export const scopesOfOrganisation = [
  ...(['beds.read', 'beds.declare', 'pools.edit', 'shelters.edit'] as const),
  ...(['placements.read', 'placements.receive'] as const),
] as const;

/** What a system of a district may be given. */
export const scopesOfDistrict = [
  ...(['beds.read', 'beds.search', 'interventions.read', 'interventions.write'] as const),
  ...(['placements.read', 'placements.hold', 'placements.receive'] as const),
] as const;

export type Scope = (typeof scopesOfOrganisation)[number] | (typeof scopesOfDistrict)[number];

const named: ReadonlySet<string> = new Set([...scopesOfOrganisation, ...scopesOfDistrict]);

/** A scope in words; one that has none here is shown as it is. */
export function scopeInWords(scope: string): string {
  return named.has(scope) ? say(`scope.${scope}` as Sentence) : scope;
}
