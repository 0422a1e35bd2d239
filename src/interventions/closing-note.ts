/** What a closing note is sealed to. */
export const closingNoteContext = (interventionId: string) => `intervention.closing_note:${interventionId}`;
