import type { Page } from 'playwright-core';

/**
 * Everything that a browser keeps of this site beyond the page: caches, databases and both storages, as one text. The
 * console's own files are left out by their type: scripts and styles are the same for everybody.
 */
export async function keptByBrowser(page: Page): Promise<string> {
  return page.evaluate(`(async () => {
    const found = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        const type = answer.headers.get('Content-Type') ?? '';
        const rule = answer.headers.get('Cache-Control') ?? '';
        found.push('cache ' + new URL(request.url).pathname + ' [' + rule + ']');
        if (!/javascript|css|font|image/.test(type)) found.push(await answer.text());
      }
    }
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise((resolve, reject) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
          reading.onerror = () => reject(reading.error);
        });
        found.push(name + '.' + store + ' ' + JSON.stringify(rows));
      }
      database.close();
    }
    found.push('local ' + JSON.stringify({ ...localStorage }));
    found.push('session ' + JSON.stringify({ ...sessionStorage }));
    return found.join('\\n');
  })()`);
}

/** Fields that a shelter or a count on the disk has; whatever else is there was not meant to be. */
const allowedFields = new Set([
  ...['id', 'name', 'area', 'phone', 'isOwn', 'pools'],
  ...['countedIn', 'operable', 'free', 'occupied', 'observedAt', 'disputed'],
  ...['accountId', 'asOf', 'until'],
  ...[
    'order',
    'by',
    'kind',
    'poolId',
    'placementId',
    'interventionId',
    'places',
    'at',
    'requestKey',
    'expectedRevision',
    'refusal',
  ],
]);
const allowedSettings = new Set(['theme', 'language', 'leaving']);

/** What of all that may not be there: an unknown field or setting, an answer that forbids keeping, a forbidden word. */
export function leaksIn(kept: string, forbidden: readonly string[]): string[] {
  const words = forbidden.filter((word) => kept.toLowerCase().includes(word.toLowerCase()));
  return [...words, ...kept.split('\n').flatMap((line) => [...cacheLeak(line), ...fieldLeaks(line)])];
}

function cacheLeak(line: string): string[] {
  const isLeak =
    /^cache .*\[[^\]]*(no-store|private)/.test(line) || /^cache \/(graphql|health|feed)/.test(line);
  return isLeak ? [line] : [];
}

function fieldLeaks(line: string): string[] {
  const [, store, json] = /^(riparo\.\w+|local|session) (.*)$/.exec(line) ?? [];
  if (store === undefined || json === undefined) return [];
  const allowed = store.startsWith('riparo.') ? allowedFields : allowedSettings;
  return fieldsIn(JSON.parse(json))
    .filter((name) => !allowed.has(name))
    .map((name) => `${store}: ${name}`);
}

function fieldsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(fieldsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsIn(inner)]);
}
