import { Matches } from 'class-validator';
import { says } from '../../platform/graphql/input-reasons.js';

/** A telephone number: digits with the usual signs between them, 2 to 30 characters. */
export const Phone = () =>
  Matches(/^\+?[\d\s.\-/()]{2,30}$/, says('must be a telephone number', 'deve essere un numero di telefono'));
