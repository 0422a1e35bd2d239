import { useEffect, useState } from 'react';

/** The time of this device, drawn anew each quarter of a minute: ages in words keep true. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
