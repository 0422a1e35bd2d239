import { type RefObject, useEffect, useRef } from 'react';

/**
 * What comes in the place of what had the focus takes it over: whoever goes by keyboard, or listens, goes on here and
 * not at the top of the page. The element needs `tabIndex={-1}`.
 */
export function useFocusLeftBehind<Element extends HTMLElement>(): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: false });
  }, []);
  return element;
}
