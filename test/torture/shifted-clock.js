// Loaded before a server by `node --import`: the clock of that process alone is off by so many milliseconds.
const shift = Number(process.env.TORTURE_CLOCK_SHIFT ?? 0);
const RealDate = Date;

class ShiftedDate extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + shift] : given));
  }
  static now() {
    return RealDate.now() + shift;
  }
}

const realNow = performance.now.bind(performance);
performance.now = () => realNow() + shift;
globalThis.Date = ShiftedDate;
