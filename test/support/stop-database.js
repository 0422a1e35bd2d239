export default async function stopDatabase() {
  await globalThis.riparoTestDatabase?.stop();
}
