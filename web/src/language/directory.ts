import { directoryEn } from './directory.en';
import { directoryIt } from './directory.it';
import { learn } from './say';

learn({ it: directoryIt, en: directoryEn });
