import { learn } from './say';
import { shelterEn } from './shelter.en';
import { shelterIt } from './shelter.it';

learn({ it: shelterIt, en: shelterEn });
