import { alertEn } from './alert.en';
import { alertIt } from './alert.it';
import { learn } from './say';

learn({ it: alertIt, en: alertEn });
