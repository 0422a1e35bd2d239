/** How far the registry's clock is ahead of this device's, in milliseconds; 0 until it was heard. */
let ahead = 0;
// Its answers tell the second that has begun, and take their time: each says a little too little, never too much.
const tooLittleMs = 2_000;

/** Sets the clock by an answer of the registry. */
export function setClockBy(response: Response): void {
  const told = Date.parse(response.headers.get('Date') ?? '');
  if (Number.isNaN(told)) return;
  const atLeast = told - Date.now();
  // The most that was told is the nearest; far less means that somebody set the clock of this device.
  if (atLeast > ahead || atLeast < ahead - tooLittleMs) ahead = atLeast;
}

/** Now, by the registry's clock as far as this device knows it; never in its future. */
export function registryNow(): Date {
  return new Date(Date.now() + ahead);
}
