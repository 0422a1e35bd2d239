import { officeEn } from './office.en';
import { officeIt } from './office.it';
import { learn } from './say';

learn({ it: officeIt, en: officeEn });
