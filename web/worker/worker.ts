/**
 * Opens the console without a line. It keeps the page and what its screens are made of, which are the same for
 * everybody; what the registry answers goes past it and is never kept here.
 */
declare const self: ServiceWorkerGlobalScope;

// Both are written in by the build.
const shelfName = 'riparo-__VERSION__';
const files = '__FILES__' as unknown as readonly string[];

/** The page as it may be kept; what is answered at the screens' own addresses may not. */
const page = '/shell';
const pageWithinMs = 4_000;

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(clearOldShelves().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') return event.respondWith(pageFor(request));
  if (pathname.startsWith('/assets/')) event.respondWith(assetFor(request));
});

async function fill(): Promise<void> {
  const shelf = await caches.open(shelfName);
  await Promise.all(
    [page, ...files].map(async (file) => {
      const answer = await fetch(file, {
        credentials: 'omit',
        cache: file === page ? 'no-cache' : 'default',
      });
      if (!mayBeKept(answer)) throw new Error(`${file} may not be kept.`);
      await shelf.put(file, answer);
    }),
  );
}

async function clearOldShelves(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== shelfName).map((name) => caches.delete(name)));
}

/** From the registry while it answers; else the kept page, which draws what belongs to the address. */
async function pageFor(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(pageWithinMs) });
    if (answer.status !== 502 && answer.status !== 504) return answer;
  } catch {
    // Below.
  }
  return (await caches.match(page)) ?? Response.error();
}

/** What is in an asset is told by its name: the kept one is as good. */
async function assetFor(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true });
  return kept ?? fetch(request);
}

/** What the registry forbids to keep is not kept, whatever the list says. */
function mayBeKept(answer: Response): boolean {
  return (
    answer.ok &&
    !answer.redirected &&
    !/no-store|private/.test(answer.headers.get('Cache-Control') ?? 'no-store')
  );
}

export {};
