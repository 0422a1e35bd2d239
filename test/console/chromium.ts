import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** A real browser: the one CHROME_PATH names, or the one that came with `npm ci`. */
export function openChromium(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? unpacked();
  // Without a sandbox of its own it also runs as root; it only ever sees our own pages.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

const packed = JSON.parse(readFileSync('node_modules/@sparticuz/chromium/package.json', 'utf8')) as {
  version: string;
};

/** The browser from the packages, unpacked once into the project; several test files may begin together. */
function unpacked(): string {
  const folder = path.resolve('.data', `chromium-${packed.version}`);
  const browser = path.join(folder, 'chromium');
  if (existsSync(browser)) return browser;
  mkdirSync('.data', { recursive: true });
  const own = mkdtempSync(path.resolve('.data', 'unpacking-'));
  // It unpacks into the temporary folder, with a mode that shuts the next user out of a shared one.
  execFileSync(process.execPath, ['--input-type=module', '-e', unpack], {
    env: { PATH: process.env.PATH, TMPDIR: own },
  });
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(browser)) throw error;
    rmSync(own, { recursive: true, force: true });
  }
  return browser;
}

const unpack =
  "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
