import { isOpenIn, minutesFrom, offsetAt, type PlainOffice } from './plain-calendar.js';

export interface PlainShift extends Record<string, unknown> {
  readonly from: Date;
  readonly to: Date;
  readonly role: string;
  readonly deputy: boolean;
}

/** Which minutes each place of the rota serves. */
function servedBy(shifts: readonly PlainShift[]): Map<string, Set<number>> {
  const served = new Map<string, Set<number>>();
  for (const { from, to, role, deputy } of shifts) {
    const place = `${role} ${deputy}`;
    const minutes = served.get(place) ?? new Set();
    for (const at of minutesFrom(from, to)) minutes.add(at);
    served.set(place, minutes);
  }
  return served;
}

class Tally extends Map<string, number> {
  add(name: string): void {
    this.set(name, (this.get(name) ?? 0) + 1);
  }
}

/** Cover counted minute by minute: in all, by place of the rota, and by month. */
export function countedCover(office: PlainOffice, shifts: readonly PlainShift[], [from, to]: [Date, Date]) {
  const served = servedBy(shifts);
  const [places, months] = [new Tally(), new Tally()];
  let [due, covered] = [0, 0];
  for (const at of minutesFrom(from, to)) {
    if (isOpenIn(office, at)) continue;
    due += 1;
    const there = [...served].filter(([, minutes]) => minutes.has(at)).map(([place]) => place);
    for (const place of there) places.add(place);
    if (!there.some((place) => place.startsWith('SOCIAL_WORKER'))) continue;
    covered += 1;
    months.add(new Date(at + offsetAt(at) * 60_000).toISOString().slice(0, 7));
  }
  return { due, covered, places, months };
}
