interface Named {
  readonly name: string;
}

/** As much of hours, stored or given, as carries words. */
export interface HoursWithNames {
  readonly seasons?: readonly Named[] | null;
  readonly exceptions?: readonly Named[] | null;
}

/** Every word that hours hold, and where: the names of seasons and exceptions. */
export function namesInHours(
  hours: HoursWithNames | null | undefined,
  field: string,
): { field: string; says: string }[] {
  const listed = (list: 'seasons' | 'exceptions') =>
    (hours?.[list] ?? []).map(({ name }, index) => ({
      field: `${field}.${list}[${index}].name`,
      says: name,
    }));
  return [...listed('seasons'), ...listed('exceptions')];
}
