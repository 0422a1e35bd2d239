/** Servers that start together seed one after the other. */
export const seedLock = 726_603;
