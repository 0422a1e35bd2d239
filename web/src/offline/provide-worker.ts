/** Installs the worker that opens the console without a line; where a browser has none, everything else works. */
export function provideWorker(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  const install = () => void navigator.serviceWorker.register('/worker.js').catch(() => undefined);
  // What the first screen needs comes first.
  if (document.readyState === 'complete') install();
  else window.addEventListener('load', install);
}
