import { constraintCodes } from '../platform/database/constraints.js';
import { errorCatalogue } from '../platform/errors.js';

export const onCallErrors = errorCatalogue({
  SHIFT_OVERLAPS: {
    en: 'This person already has a shift at that time. Move one of the two, or choose somebody else.',
    it: 'Questa persona ha già un turno in quell’orario. Spostare uno dei due o scegliere un’altra persona.',
  },
  SHIFT_DOES_NOT_FIT: {
    en: 'This person cannot be on duty in this role ({role}). Choose somebody of the district who has it.',
    it: 'Questa persona non può essere reperibile in questo ruolo ({role}). Scegliere chi nel distretto lo ha.',
  },
  SHIFT_WITHDRAWN: {
    en: 'This shift was withdrawn. Plan a new one.',
    it: 'Questo turno è stato annullato. Pianificarne uno nuovo.',
  },
  SHIFT_BEGUN: {
    en: 'This shift has begun: it is swapped no more. Ask the coordinator to change it.',
    it: 'Questo turno è già iniziato: non si scambia più. Chiedere al coordinatore di modificarlo.',
  },
  SWAP_PROPOSED: {
    en: 'A swap of this shift is already open. Wait for the answer, or withdraw it first.',
    it: 'Per questo turno c’è già una proposta di scambio. Attendere la risposta o ritirarla prima.',
  },
  SWAP_ENDED: {
    en: 'This proposal is over ({ending}): the shift is not to be had by it any more.',
    it: 'Questa proposta è conclusa ({ending}): il turno non si ottiene più con essa.',
  },
  NOT_ON_DUTY: {
    en: 'Only who is on duty as a social worker, or the coordinator, takes note of a hand-over. Ask them.',
    it: 'Prende atto del passaggio di consegne solo chi è reperibile come assistente sociale, o il coordinatore. Rivolgersi a loro.',
  },
  HAND_OVER_TOO_EARLY: {
    en: 'This shift goes on until {until}: it is acknowledged from an hour before its end.',
    it: 'Questo turno prosegue fino alle {until}: se ne prende atto da un’ora prima della fine.',
  },
  HAND_OVER_BY_ANOTHER: {
    en: 'This is your own shift: whoever comes after you acknowledges it.',
    it: 'Questo turno è suo: ne prende atto chi viene dopo di lei.',
  },
  HAND_OVER_ACKNOWLEDGED: {
    en: 'This hand-over has been acknowledged and stays as it was. Write it into the next, or onto the case.',
    it: 'Di questo passaggio si è già preso atto e resta com’era. Scriverlo nel prossimo, o nell’intervento.',
  },
});

constraintCodes({
  shift_does_not_overlap: 'SHIFT_OVERLAPS',
  shift_swap_is_one_at_a_time: 'SWAP_PROPOSED',
  hand_over_is_one_of_a_shift: 'CONFLICT',
  office_hours_revision_is_unique: 'CONFLICT',
});
