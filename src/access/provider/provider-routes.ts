import type { Express, Request, RequestHandler, Response } from 'express';
import type { RequestContext } from '../../platform/context.js';
import { refusalFrom } from '../../platform/graphql/format-error.js';
import { beginAtProvider } from './begin-at-provider.js';
import { comeBack } from './come-back.js';
import { providerPath } from './provider-path.js';

/** The two pages a browser passes on its way to the sign-in provider and back. */
export function provideSignIn(
  app: Express,
  contextOf: (request: Request, response: Response) => RequestContext,
  ...before: readonly RequestHandler[]
): void {
  app.get(providerPath, ...before, async (request, response) => {
    const ctx = contextOf(request, response);
    await going(response, ctx, () => beginAtProvider(ctx, null));
  });
  app.get(`${providerPath}/callback`, ...before, async (request, response) => {
    const ctx = contextOf(request, response);
    await going(response, ctx, async () => {
      await comeBack(ctx, new URL(request.originalUrl, 'http://here').search);
      return '/';
    });
  });
}

/** As much as two sign-ins. */
const unitsOfPage = 20;

/** What is refused is told on the front page, by its code. */
async function going(response: Response, ctx: RequestContext, where: () => Promise<string>): Promise<void> {
  try {
    ctx.share.spend(unitsOfPage, null);
    response.redirect(303, await where());
  } catch (error) {
    const { code } = refusalFrom(error, ctx.log);
    response.locals.code = code;
    response.redirect(303, `/#${code}`);
  }
}
