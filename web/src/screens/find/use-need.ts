import { useEffect, useState } from 'react';
import { emptyNeed, type Need } from './need';

/** The need that is typed; its category begins with the one of the case. */
export function useNeed(category: Need['category'] | null) {
  const [need, setNeed] = useState<Need>(emptyNeed);
  useEffect(() => {
    if (category) setNeed((present) => (present.category === '' ? { ...present, category } : present));
  }, [category]);
  return [need, setNeed] as const;
}
