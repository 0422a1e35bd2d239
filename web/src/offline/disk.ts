import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeptAbout, KeptShelter } from './kept-directory.types';
import type { WaitingFact } from './waiting-fact';

/** All that the console ever writes into the browser's database. What is not a field here is not on the disk. */
interface Disk extends DBSchema {
  shelters: { key: string; value: KeptShelter };
  about: { key: 'directory'; value: KeptAbout };
  facts: { key: number; value: WaitingFact };
}

let opened: Promise<IDBPDatabase<Disk>> | null = null;

/** The browser's database; opened once, and again after it was lost. */
export function disk(): Promise<IDBPDatabase<Disk>> {
  opened ??= openDB<Disk>('riparo', 1, {
    upgrade(database) {
      database.createObjectStore('shelters', { keyPath: 'id' });
      database.createObjectStore('about');
      database.createObjectStore('facts', { keyPath: 'order', autoIncrement: true });
    },
    terminated() {
      opened = null;
    },
  }).catch((error: unknown) => {
    opened = null;
    throw error;
  });
  return opened;
}
