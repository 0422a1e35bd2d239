import './retention.errors.js';
import { RetentionResolver } from './retention.resolver.js';

export { extractOf } from './case-extract.queries.js';
export { inJson } from './intervention-extract.js';
export { NightlyRetention, runWhenDue } from './nightly-retention.js';
export { registerOfProcessing } from './register-of-processing.js';
export { type Forgotten, runRetention } from './run-retention.js';

export const retentionResolvers = [RetentionResolver];
