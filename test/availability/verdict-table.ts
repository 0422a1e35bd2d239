import { criterionCases } from './criterion-cases.js';
import { guardedAndFiguresCases } from './guarded-and-figures-cases.js';
import { householdCases } from './household-cases.js';
import { registryCases } from './registry-cases.js';
import { sizeAndWordsCases } from './size-and-words-cases.js';
import type { VerdictCase } from './verdict-case.js';

/** Who would be taken where, and why: household × admission profile × hour. */
export const verdictTable: VerdictCase[] = [
  ...criterionCases,
  ...householdCases,
  ...sizeAndWordsCases,
  ...registryCases,
  ...guardedAndFiguresCases,
];
