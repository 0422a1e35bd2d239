import { developersEn } from './developers.en';
import { developersIt } from './developers.it';
import { learn } from './say';

learn({ it: developersIt, en: developersEn });
