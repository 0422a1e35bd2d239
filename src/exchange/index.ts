import type { ResolverClass } from '../platform/graphql/schema.js';
import './one-tap/count-link.errors.js';
import { CountLinkResolver } from './one-tap/count-link.resolver.js';

export { provideOneTap } from './one-tap/one-tap-routes.js';
export { provideSms } from './sms/sms-routes.js';

export const exchangeResolvers: ResolverClass[] = [CountLinkResolver];
