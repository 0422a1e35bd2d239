import type { Express, Request, RequestHandler, Response } from 'express';
import { instantOf } from '../../platform/clock.js';
import type { RequestContext } from '../../platform/context.js';
import { Refusal } from '../../platform/errors.js';
import { refuse } from '../../platform/http.js';
import { shiftsOfLink } from './calendar.queries.js';
import { hashOfToken } from './calendar-token.js';
import { rotaCalendar } from './rota-calendar.js';

/** The feed behind a personal link. Calendars fetch it by themselves: nobody is signed in. */
export function provideRotaCalendar(
  app: Express,
  contextOf: (request: Request, response: Response) => RequestContext,
  ...before: readonly RequestHandler[]
): void {
  app.get('/rota/:token.ics', ...before, async (request, response) => {
    const ctx = contextOf(request, response);
    const hash = hashOfToken(ctx.secrets, String(request.params.token));
    const shifts = hash && (await shiftsOfLink(ctx, hash));
    if (!shifts) return refuse(request, response, 404, new Refusal('NOT_FOUND'));
    response.set('Cache-Control', 'no-store').set('Content-Disposition', 'inline; filename="rota.ics"');
    response.type('text/calendar; charset=utf-8');
    response.send(rotaCalendar(shifts, await instantOf(ctx), ctx.language));
  });
}
