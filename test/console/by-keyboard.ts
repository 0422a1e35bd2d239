import type { Page } from 'playwright-core';

/** Goes on with Tab until it stands on what is called so. */
export async function reach(page: Page, name: string): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    await page.keyboard.press('Tab');
    const called: string = await page.evaluate(`(() => {
      const at = document.activeElement;
      if (at === document.body) return '';
      return [at.getAttribute('aria-label'), at.labels?.[0]?.textContent, at.textContent].join(' ');
    })()`);
    if (called.includes(name)) return;
  }
  throw new Error(`Tab never comes to "${name}".`);
}
