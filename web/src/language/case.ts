import { caseEn } from './case.en';
import { caseIt } from './case.it';
import { learn } from './say';

learn({ it: caseIt, en: caseEn });
